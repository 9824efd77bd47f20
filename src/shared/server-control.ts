/**
 * Messages between a host and the embedded server it started, over Node's `process.send` or Electron's `parentPort`.
 * Both sides drop what does not pass the guards.
 */

/** An OpenAI-compatible endpoint. An empty `baseUrl` or `model` means: none, the built-in guide answers. */
export interface ModelEndpointSettings {
  /** Absolute URL up to and including the version, e.g. `https://api.openai.com/v1`. */
  baseUrl: string;
  /** Empty for endpoints that need none. */
  apiKey: string;
  model: string;
  /** Where to ask in place of `baseUrl`: the host's own door, which adds the key. */
  via?: string;
}

/** Host → server. `configure` replaces the model for replies that start from now on; `null` disconnects it. */
export type ToServer =
  | { type: 'configure'; model: ModelEndpointSettings | null }
  /** Answers `key_wanted`. 64 hex digits; `null`: there is none, and the data stays plain. */
  | { type: 'unlock'; dataKey: string | null }
  | { type: 'stop' };

/** Why a server could not start, where the host can do something about it. */
export type StartFailureReason =
  /** Its data is encrypted, and no key was given. */
  | 'key_missing'
  /** Its data is encrypted with another key. */
  | 'key_wrong';

/** Server → host: `key_wanted` first, then one of the others exactly once. `message` is a sentence for a person. */
export type FromServer =
  /** Nothing has been opened; the server waits for `unlock`. */
  | { type: 'key_wanted' }
  | { type: 'listening'; url: string; encrypted: boolean }
  | { type: 'failed'; message: string; reason?: StartFailureReason | undefined };

const dataKeyPattern = /^[0-9a-f]{64}$/i;

function record(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}

/** @returns the endpoint with only its known fields, `null` for "none", or `undefined` when it is neither. */
function parseModel(value: unknown): ModelEndpointSettings | null | undefined {
  if (value === null) return null;
  const { baseUrl, apiKey, model, via } = record(value) ?? {};
  if (typeof baseUrl !== 'string' || typeof apiKey !== 'string' || typeof model !== 'string') return undefined;
  return { baseUrl, apiKey, model, ...(typeof via === 'string' && { via }) };
}

/** @returns the message with only its known fields, or `undefined` when it is not one. */
export function parseToServer(value: unknown): ToServer | undefined {
  const message = record(value);
  if (message?.['type'] === 'stop') return { type: 'stop' };
  if (message?.['type'] === 'unlock') {
    const { dataKey } = message;
    return dataKey === null || (typeof dataKey === 'string' && dataKeyPattern.test(dataKey)) ? { type: 'unlock', dataKey } : undefined;
  }
  if (message?.['type'] !== 'configure') return undefined;
  const model = parseModel(message['model']);
  return model === undefined ? undefined : { type: 'configure', model };
}

/** @returns the message with only its known fields, or `undefined` when it is not one. */
export function parseFromServer(value: unknown): FromServer | undefined {
  const message = record(value);
  const { type, url, encrypted, message: sentence, reason } = message ?? {};
  if (type === 'key_wanted') return { type };
  if (type === 'listening' && typeof url === 'string') return { type, url, encrypted: encrypted === true };
  if (type === 'failed' && typeof sentence === 'string') {
    return { type, message: sentence, ...((reason === 'key_missing' || reason === 'key_wrong') && { reason }) };
  }
  return undefined;
}

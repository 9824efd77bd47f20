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
}

/** Host → server. `configure` replaces the model for replies that start from now on; `null` disconnects it. */
export type ToServer = { type: 'configure'; model: ModelEndpointSettings | null } | { type: 'stop' };

/** Server → host; one of the two comes exactly once. `message` is a sentence for a person. */
export type FromServer = { type: 'listening'; url: string } | { type: 'failed'; message: string };

function record(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}

/** @returns the endpoint with only its known fields, `null` for "none", or `undefined` when it is neither. */
function parseModel(value: unknown): ModelEndpointSettings | null | undefined {
  if (value === null) return null;
  const { baseUrl, apiKey, model } = record(value) ?? {};
  if (typeof baseUrl !== 'string' || typeof apiKey !== 'string' || typeof model !== 'string') return undefined;
  return { baseUrl, apiKey, model };
}

/** @returns the message with only its known fields, or `undefined` when it is not one. */
export function parseToServer(value: unknown): ToServer | undefined {
  const message = record(value);
  if (message?.['type'] === 'stop') return { type: 'stop' };
  if (message?.['type'] !== 'configure') return undefined;
  const model = parseModel(message['model']);
  return model === undefined ? undefined : { type: 'configure', model };
}

/** @returns the message with only its known fields, or `undefined` when it is not one. */
export function parseFromServer(value: unknown): FromServer | undefined {
  const message = record(value);
  const { type, url, message: sentence } = message ?? {};
  if (type === 'listening' && typeof url === 'string') return { type, url };
  if (type === 'failed' && typeof sentence === 'string') return { type, message: sentence };
  return undefined;
}

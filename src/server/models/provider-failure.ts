import { APIConnectionError, APIError } from 'openai';
import { TurnFailure } from '../turn-failure.ts';

/** Where the answer was to come from, as people know it. */
export interface Provider {
  host: string;
  model: string;
}

const retry = { allowRetry: true };
const maxQuoteLength = 200;

/** Says in a person's words why a model gave no answer, and what to do about it. */
export function explainFailure(error: unknown, provider: Provider, started: boolean, now: number): TurnFailure {
  if (error instanceof APIConnectionError) return unreachable(provider, error);
  if (isApiError(error)) return refused(error, provider, now);
  return brokenOff(provider, started, error);
}

/** The stream ended before the model said that it was finished. */
export function brokenOff({ host }: Provider, started: boolean, cause?: unknown): TurnFailure {
  if (!started) {
    return new TurnFailure(`${host} did not answer the way a model does. Check the address under Settings → Model; most end in /v1.`, {
      ...retry,
      cause,
    });
  }
  return new TurnFailure(
    `The connection to ${host} broke off before the answer was finished. What arrived is kept; try again for a whole one.`,
    {
      ...retry,
      cause,
    },
  );
}

/** Nothing arrived for too long. */
export function wentQuiet({ host }: Provider, started: boolean): TurnFailure {
  const what = started ? `${host} stopped in the middle of its answer.` : `${host} did not start to answer in time.`;
  return new TurnFailure(`${what} It may be busy or still loading the model: try again in a moment.`, retry);
}

/** The provider withheld the answer, or the rest of it. */
export function withheld({ host }: Provider): TurnFailure {
  return new TurnFailure(`${host} withheld the answer because of its content rules. Ask in another way.`, retry);
}

function unreachable({ host }: Provider, cause: unknown): TurnFailure {
  return new TurnFailure(`Couldn't reach ${host}. Check that it is running and that this computer is online, then try again.`, {
    ...retry,
    cause,
  });
}

function refused(error: APIError, { host, model }: Provider, now: number): TurnFailure {
  const say = (message: string): TurnFailure => new TurnFailure(message, { ...retry, cause: error });
  switch (error.status) {
    case undefined:
      return say(`${host} reported a problem${quote(error)}. Try again in a moment.`);
    case 401:
      return say(`${host} did not accept the API key. Put in a valid key under Settings → Model (or in OPENAI_API_KEY), then try again.`);
    case 403:
      return say(`${host} does not let this key use the model “${model}”. Choose another model or key under Settings → Model.`);
    case 404:
      return say(
        `${host} has no model “${model}” at this address. Choose another model under Settings → Model, or check that the address is complete; most end in /v1.`,
      );
    case 429:
      if (error.code === 'insufficient_quota') {
        return say(`The account at ${host} has used up its credit. Add credit there, or connect another model under Settings → Model.`);
      }
      return say(`${host} is limiting how often it can be asked. Try again ${waitFrom(error.headers, now)}.`);
    case 400:
    case 413:
    case 422:
      if (error.code === 'context_length_exceeded' || error.status === 413) {
        return new TurnFailure(`This thread has grown too long for “${model}”. Start a new one.`, { allowRetry: false, cause: error });
      }
      return say(`${host} could not work with this request${quote(error)}.`);
    default:
      return say(`${host} has a problem of its own (${error.status}). Try again in a moment.`);
  }
}

/** `instanceof` alone leaves the class's parameters unknown. */
function isApiError(error: unknown): error is APIError {
  return error instanceof APIError;
}

function quote(error: APIError): string {
  const { message } = (error.error ?? {}) as { message?: unknown };
  return typeof message === 'string' && message !== '' ? `: “${message.slice(0, maxQuoteLength).replace(/[.\s]+$/, '')}”` : '';
}

/** RFC 9110 §10.2.3: seconds, or a date. */
function waitFrom(headers: Headers | undefined, now: number): string {
  const value = headers?.get('retry-after');
  if (value === null || value === undefined) return 'in a minute';
  const seconds = /^\d+$/.test(value) ? Number(value) : Math.ceil((Date.parse(value) - now) / 1_000);
  if (!Number.isFinite(seconds)) return 'in a minute';
  if (seconds <= 1) return 'in a second';
  return seconds < 90 ? `in ${seconds} seconds` : `in ${Math.ceil(seconds / 60)} minutes`;
}

import { APIConnectionError, APIError } from 'openai';
import type { Saying, ServerTexts } from '../server-texts.ts';
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
  return new TurnFailure(({ model }) => (started ? model.brokeOff(host) : model.notOne(host)), { ...retry, cause });
}

/** Nothing arrived for too long. */
export function wentQuiet({ host }: Provider, started: boolean): TurnFailure {
  return new TurnFailure(({ model }) => (started ? model.stopped(host) : model.silent(host)), retry);
}

/** The provider withheld the answer, or the rest of it. */
export function withheld({ host }: Provider): TurnFailure {
  return new TurnFailure((texts) => texts.model.withheld(host), retry);
}

function unreachable({ host }: Provider, cause: unknown): TurnFailure {
  return new TurnFailure((texts) => texts.model.unreachable(host), { ...retry, cause });
}

function refused(error: APIError, { host, model: name }: Provider, now: number): TurnFailure {
  const tooLong = error.status === 413 || ((error.status === 400 || error.status === 422) && error.code === 'context_length_exceeded');
  if (tooLong) return new TurnFailure(({ model }) => model.tooLong(name), { allowRetry: false, cause: error });
  return new TurnFailure(refusal(error, host, name, now), { ...retry, cause: error });
}

function refusal(error: APIError, host: string, name: string, now: number): Saying {
  const { status } = error;
  const words = quote(error);
  switch (status) {
    case undefined:
      return ({ model }) => (words === '' ? model.problem(host) : model.problemSaying(host, words));
    case 401:
      return ({ model }) => model.keyRefused(host);
    case 403:
      return ({ model }) => model.notAllowed(host, name);
    case 404:
      return ({ model }) => model.noModel(host, name);
    case 429: {
      if (error.code === 'insufficient_quota') return ({ model }) => model.noCredit(host);
      const when = waitFrom(error.headers, now);
      return ({ model, waits }) => model.limited(host, when(waits));
    }
    case 400:
    case 422:
      return ({ model }) => (words === '' ? model.refused(host) : model.refusedSaying(host, words));
    default:
      return ({ model }) => model.ownProblem(host, status);
  }
}

/** `instanceof` alone leaves the class's parameters unknown. */
function isApiError(error: unknown): error is APIError {
  return error instanceof APIError;
}

/** What the provider says itself, in its own language; empty where it says nothing. */
function quote(error: APIError): string {
  const { message } = (error.error ?? {}) as { message?: unknown };
  return typeof message === 'string' ? message.slice(0, maxQuoteLength).replace(/[.\s]+$/, '') : '';
}

/** RFC 9110 §10.2.3: seconds, or a date. */
function waitFrom(headers: Headers | undefined, now: number): (waits: ServerTexts['waits']) => string {
  const value = headers?.get('retry-after');
  if (value === null || value === undefined) return ({ minute }) => minute;
  const seconds = /^\d+$/.test(value) ? Number(value) : Math.ceil((Date.parse(value) - now) / 1_000);
  if (!Number.isFinite(seconds)) return ({ minute }) => minute;
  if (seconds <= 1) return ({ second }) => second;
  return (waits) => (seconds < 90 ? waits.seconds(seconds) : waits.minutes(Math.ceil(seconds / 60)));
}

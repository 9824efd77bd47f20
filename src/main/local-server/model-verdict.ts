import type { ModelCheck, ModelCheckCode } from '../../shared/model-check.ts';
import { say, type Sentence } from '../../shared/texts/say.ts';
import type { ModelEndpoint } from './local-server.ts';

/** A refusal as endpoints word it: `{error: {message, code, type}}`, `{error: "…"}`, `[{error}]`, `{message}`, `{detail}`. */
export interface Refusal {
  status: number;
  message: string;
  code: string;
}

const maxQuoteLength = 160;

/** What an answer says that went wrong; `undefined` where it is no JSON that says so. */
export function readRefusal(status: number, answer: unknown): Refusal | undefined {
  const body: unknown = Array.isArray(answer) ? answer[0] : answer;
  if (typeof body !== 'object' || body === null) return undefined;
  const { error, message, detail, code, type } = body as Record<string, unknown>;
  const inner: Record<string, unknown> = typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : { message: error ?? message ?? detail, code, type };
  const words = typeof inner['message'] === 'string' ? inner['message'] : '';
  const name = [inner['code'], inner['type']].find((value): value is string => typeof value === 'string' && !/^\d*$/.test(value)) ?? '';
  if (words === '' && name === '' && error === undefined) return undefined;
  // In a stream the status is in the error itself.
  const own = [inner['code'], inner['status']].map(Number).find((value) => value >= 400 && value < 600);
  return { status: status >= 400 ? status : (own ?? status), message: words, code: name };
}

/** Whether the refusal is about the model and not about the address. */
function isAboutModel({ message, code }: Refusal): boolean {
  if (/model_not_(found|available)|invalid_model|unknown_model|deploymentnotfound/i.test(code)) return true;
  return /model|deployment/i.test(message) && /not (a )?(valid|found|exist|supported|available|loaded)|n['’]t exist|no such|unknown|invalid|no model/i.test(message);
}

const isAboutKey = ({ message, code }: Refusal): boolean =>
  /invalid_api_key|authentication/i.test(code) || (/api[ _-]?key/i.test(message) && /invalid|not valid|incorrect|missing|expired|provide/i.test(message));

/**
 * What a refusal means for who filled in the form.
 * @returns `wrong_address` where it says nothing about the model: the caller looks where the models are
 */
export function codeOfRefusal(refusal: Refusal | undefined, status: number, hasKey: boolean): ModelCheckCode {
  const known = refusal ?? { status, message: '', code: '' };
  switch (known.status) {
    case 401:
      return hasKey ? 'key_refused' : 'key_missing';
    case 402:
      return 'no_credit';
    case 403:
      if (!hasKey) return 'key_missing';
      if (known.message === '' || isAboutKey(known)) return 'key_refused';
      return /model|deployment/i.test(known.message) ? 'not_allowed' : 'refused';
    case 429:
      return /insufficient_quota|billing/i.test(known.code) ? 'no_credit' : 'too_often';
    case 404:
    case 405:
      return isAboutModel(known) ? 'no_model' : 'wrong_address';
  }
  if (known.status >= 500) return 'server_error';
  if (isAboutKey(known)) return hasKey ? 'key_refused' : 'key_missing';
  if (isAboutModel(known)) return 'no_model';
  return known.status >= 400 ? 'refused' : 'wrong_address';
}

/** A verdict with its sentence. The key is taken out of whatever the endpoint says. */
export function verdict(code: ModelCheckCode, { baseUrl, model, apiKey }: ModelEndpoint, refusal?: Refusal): ModelCheck {
  const { host } = new URL(baseUrl);
  const words = quoteOf(refusal, apiKey);
  const status = refusal?.status ?? 0;
  return { code, ...sentenceOf(code, host, model, status, words) };
}

function sentenceOf(code: ModelCheckCode, host: string, model: string, status: number, words: string): Sentence {
  switch (code) {
    case 'key_missing':
      return say('models', 'keyMissing', host);
    case 'key_refused':
      return say('models', 'keyRefused', host);
    case 'not_allowed':
      return say('models', 'notAllowed', host, model);
    case 'no_model':
      return say('models', 'noModel', host, model);
    case 'no_credit':
      return say('models', 'noCredit', host);
    case 'too_often':
      return say('models', 'tooOften', host);
    case 'not_streaming':
      return say('models', 'notStreaming', host);
    case 'refused':
      return words === '' ? say('models', 'refused', host, status) : say('models', 'refusedSaying', host, words);
    case 'server_error':
      return words === '' ? say('models', 'serverError', host, status) : say('models', 'serverErrorSaying', host, words);
    case 'no_list':
      return say('models', 'noList', host);
    case 'empty_list':
      return say('models', 'emptyList', host);
    case 'cancelled':
      return say('models', 'cancelled');
    default:
      return say('models', 'notCompatible', host);
  }
}

function quoteOf(refusal: Refusal | undefined, apiKey: string): string {
  const words = (refusal?.message ?? '').replace(/\s+/gu, ' ').trim();
  const safe = apiKey === '' ? words : words.replaceAll(apiKey, '…');
  return safe.slice(0, maxQuoteLength).replace(/[.\s]+$/, '');
}

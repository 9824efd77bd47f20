import type { Said } from './texts/told.ts';

/** What a test of a model endpoint can come to; closed, so that a page can tell each in its own way. */
export type ModelCheckCode =
  /** The model answers. */
  | 'ok'
  /** No answer at all: no such name, nothing there, too slow, no trusted certificate, the proxy. The sentence says which. */
  | 'unreachable'
  | 'key_missing'
  | 'key_refused'
  /** The key is right, but not for this model. */
  | 'not_allowed'
  | 'no_model'
  | 'no_credit'
  | 'too_often'
  /** The models are at another address, which is in `baseUrl`. */
  | 'wrong_address'
  /** Something answers there, but no OpenAI-compatible endpoint. */
  | 'not_compatible'
  /** It answers in one piece; Latchkey reads streams. */
  | 'not_streaming'
  | 'refused'
  | 'server_error'
  | 'no_list'
  | 'empty_list'
  | 'cancelled';

/** How a test of an endpoint, or the reading of its list, ended. */
export interface ModelCheck {
  code: ModelCheckCode;
  /** In English; never holds the key. */
  message: string;
  /** The same for a page to say in its language. */
  said: Said;
  /** An address that would work in place of the one that was given. */
  baseUrl?: string;
  /** `no_model`: names that the endpoint has and that look like the one that was meant, best first. */
  models?: readonly string[];
}

/** What an endpoint says that it runs. */
export interface ModelList {
  /** Names in the order of the alphabet, each once, at most `maxModels`. */
  models: readonly string[];
  /** How many there are, with those that were left out. */
  total: number;
  /** Why there are none to show. */
  problem?: ModelCheck;
}

/** An endpoint as it stands in the form. Without `apiKey` the stored key is used, for the origin it was given for and no other. */
export interface ModelCheckInput {
  baseUrl: string;
  model: string;
  apiKey?: string;
}

/** Most names that a page is given. */
export const maxModels = 1_000;

/** The origin that a key given for this address belongs to; `undefined` where it is no address. */
export function originOf(baseUrl: string | undefined): string | undefined {
  return baseUrl !== undefined && URL.canParse(baseUrl) ? new URL(baseUrl).origin : undefined;
}

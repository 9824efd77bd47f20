import type { ModelCheck, ModelCheckInput, ModelList } from './model-check.ts';

/** The model behind the embedded server; the key itself never leaves main. */
export interface ModelSettings {
  /** Base URL of an OpenAI-compatible endpoint; empty: no model, the built-in guide answers. */
  baseUrl: string;
  model: string;
  /** Whether a key is kept for this address. */
  hasKey: boolean;
  /** The origin that the stored key was given for; it is sent nowhere else. Absent: no key is kept. */
  keyOrigin?: string;
  /** True when environment variables set it, which win over settings. */
  fromEnvironment: boolean;
}

/** What the shell may ask about the model on this computer; part of `DesktopMethods`. */
export interface ModelDesktopMethods {
  'models.get': { input: undefined; output: ModelSettings };
  /** An absent `apiKey` keeps the stored one for its origin, an empty one removes it. */
  'models.set': { input: { baseUrl: string; model: string; apiKey?: string }; output: ModelSettings };
  /** What the endpoint says that it has, before anything is saved. */
  'models.list': { input: ModelCheckInput; output: ModelList };
  /** Asks the model one short question, before anything is saved. */
  'models.test': { input: ModelCheckInput; output: ModelCheck };
  /** Ends what the two above wait for; they answer with `cancelled`. */
  'models.cancel': { input: undefined; output: null };
}

export const modelMethodNames = ['models.get', 'models.set', 'models.list', 'models.test', 'models.cancel'] as const satisfies readonly (keyof ModelDesktopMethods)[];

import type { Texts } from '../../../shared/texts/en/texts.ts';

/** Addresses people otherwise look up; suggestions only, every field stays free. */
export interface ModelPreset {
  label: string;
  baseUrl: string;
  /** A model name to start from; empty where only the person's own installation knows. */
  model: string;
  needsKey: boolean;
}

export const modelPresets: readonly ModelPreset[] = [
  { label: 'OpenAI', baseUrl: 'https://api.openai.com/v1', model: 'gpt-5', needsKey: true },
  { label: 'Ollama', baseUrl: 'http://127.0.0.1:11434/v1', model: 'llama3.2', needsKey: false },
  { label: 'LM Studio', baseUrl: 'http://127.0.0.1:1234/v1', model: '', needsKey: false },
];

/** What an address looks like. */
export const baseUrlExample = 'https://api.example.com/v1';

export interface ModelFields {
  baseUrl: string;
  model: string;
  /** Empty: keep what is stored. */
  apiKey: string;
}

export type ModelErrors = Partial<Record<keyof ModelFields, string>>;

/** @returns one sentence per field that cannot be saved. Both empty is fine: the built-in guide answers then. */
export function checkModel({ connection, settings }: Texts, fields: ModelFields): ModelErrors {
  const baseUrl = fields.baseUrl.trim();
  const errors: ModelErrors = {};
  if (baseUrl === '') {
    if (fields.model.trim() !== '') errors.baseUrl = settings.modelNeedsAddress;
    return errors;
  }
  if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol)) {
    errors.baseUrl = connection.notAnAddress(baseUrlExample);
  }
  if (fields.model.trim() === '') errors.model = settings.modelNeedsName;
  return errors;
}

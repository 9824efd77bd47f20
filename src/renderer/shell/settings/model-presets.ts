import { originOf } from '../../../shared/model-check.ts';
import type { Texts } from '../../../shared/texts/en/texts.ts';

/** A service that people otherwise look up; suggestions only, every field stays free. */
export interface ModelPreset {
  id: string;
  /** As the service writes itself. */
  label: string;
  place: 'here' | 'hosted';
  baseUrl: string;
  /** A model name to start from; empty where only the person's own account or installation knows. */
  model: string;
  /** Where its keys are made; absent: it needs none. */
  keysUrl?: string;
}

/** Addresses as the services document them; the ports are those that the programs have when nobody changes them. */
export const modelPresets: readonly ModelPreset[] = [
  { id: 'ollama', label: 'Ollama', place: 'here', baseUrl: 'http://127.0.0.1:11434/v1', model: '' },
  { id: 'lm-studio', label: 'LM Studio', place: 'here', baseUrl: 'http://127.0.0.1:1234/v1', model: '' },
  { id: 'llama-cpp', label: 'llama.cpp', place: 'here', baseUrl: 'http://127.0.0.1:8080/v1', model: '' },
  { id: 'vllm', label: 'vLLM', place: 'here', baseUrl: 'http://127.0.0.1:8000/v1', model: '' },
  { id: 'jan', label: 'Jan', place: 'here', baseUrl: 'http://127.0.0.1:1337/v1', model: '' },
  { id: 'openai', label: 'OpenAI', place: 'hosted', baseUrl: 'https://api.openai.com/v1', model: 'gpt-5', keysUrl: 'https://platform.openai.com/api-keys' },
  { id: 'anthropic', label: 'Anthropic', place: 'hosted', baseUrl: 'https://api.anthropic.com/v1', model: 'claude-sonnet-4-5', keysUrl: 'https://console.anthropic.com/settings/keys' },
  { id: 'gemini', label: 'Google Gemini', place: 'hosted', baseUrl: 'https://generativelanguage.googleapis.com/v1beta/openai', model: 'gemini-2.5-flash', keysUrl: 'https://aistudio.google.com/apikey' },
  { id: 'azure', label: 'Azure OpenAI', place: 'hosted', baseUrl: 'https://your-resource.openai.azure.com/openai/v1', model: '', keysUrl: 'https://portal.azure.com/' },
  { id: 'mistral', label: 'Mistral', place: 'hosted', baseUrl: 'https://api.mistral.ai/v1', model: 'mistral-medium-latest', keysUrl: 'https://console.mistral.ai/api-keys' },
  { id: 'groq', label: 'Groq', place: 'hosted', baseUrl: 'https://api.groq.com/openai/v1', model: 'llama-3.3-70b-versatile', keysUrl: 'https://console.groq.com/keys' },
  { id: 'openrouter', label: 'OpenRouter', place: 'hosted', baseUrl: 'https://openrouter.ai/api/v1', model: 'openrouter/auto', keysUrl: 'https://openrouter.ai/keys' },
  { id: 'together', label: 'Together AI', place: 'hosted', baseUrl: 'https://api.together.xyz/v1', model: 'meta-llama/Llama-3.3-70B-Instruct-Turbo', keysUrl: 'https://api.together.ai/settings/api-keys' },
];

/** What an address looks like. */
export const baseUrlExample = 'https://api.example.com/v1';

/** The preset whose address this is, whatever its resource is called. */
export function presetOf(baseUrl: string): ModelPreset | undefined {
  const plain = baseUrl.trim().replace(/\/+$/, '').replace('//localhost:', '//127.0.0.1:');
  return modelPresets.find((preset) => preset.baseUrl === plain || (preset.id === 'azure' && /^https:\/\/[\w-]+\.openai\.azure\.com(\/|$)/.test(plain)));
}

export interface ModelFields {
  baseUrl: string;
  model: string;
  /** Empty: keep what is stored. */
  apiKey: string;
}

export type ModelErrors = Partial<Record<keyof ModelFields, string>>;

/** The fields with another service's address. What was typed as a key belongs to the address that it was typed for and stays behind. */
export function withAddress(fields: ModelFields, baseUrl: string, model: string): ModelFields {
  const before = originOf(fields.baseUrl.trim());
  const keepsKey = before === undefined || before === originOf(baseUrl);
  return { baseUrl, model, apiKey: keepsKey ? fields.apiKey : '' };
}

/** @returns one sentence per field that cannot be saved. Both empty is fine: the built-in guide answers then. */
export function checkModel({ connection, settings }: Texts, fields: ModelFields): ModelErrors {
  const baseUrl = fields.baseUrl.trim();
  const errors: ModelErrors = {};
  if (baseUrl === '') {
    if (fields.model.trim() !== '') errors.baseUrl = settings.modelNeedsAddress;
    return errors;
  }
  if (!isAddress(baseUrl)) errors.baseUrl = connection.notAnAddress(baseUrlExample);
  if (fields.model.trim() === '') errors.model = settings.modelNeedsName;
  return errors;
}

/** Whether something can be asked there. */
export function isAddress(baseUrl: string): boolean {
  return URL.canParse(baseUrl.trim()) && /^https?:$/.test(new URL(baseUrl.trim()).protocol);
}

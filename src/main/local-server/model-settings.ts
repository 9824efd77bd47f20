import type { ModelSettings } from '../../shared/desktop-api.ts';
import { LatchkeyError } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';
import type { ModelEndpoint } from './local-server.ts';

/** Where the key of the model endpoint is kept; a slice of the secret vault. */
export interface ModelKeyStore {
  read(): Promise<string | undefined>;
  /** @returns false when it could not be stored. */
  write(key: string): Promise<boolean>;
}

export interface ModelSettingsDeps {
  environment: Readonly<Record<string, string | undefined>>;
  stored(): { baseUrl: string; model: string } | undefined;
  store(model: { baseUrl: string; model: string } | undefined): void;
  keys: ModelKeyStore;
  /** Called with the endpoint to use from now on. */
  apply(endpoint: ModelEndpoint | undefined): void;
}

export interface Models {
  get(): Promise<ModelSettings>;
  /** An absent `apiKey` keeps the stored one; an empty `baseUrl` or `model` disconnects the model. */
  set(input: { baseUrl: string; model: string; apiKey?: string | undefined }): Promise<ModelSettings>;
  /** Hands the effective endpoint to `apply`. */
  load(): Promise<void>;
}

/** Model settings of the embedded server. The environment wins over what is stored; the key never leaves main. */
export function createModels({ environment, stored, store, keys, apply }: ModelSettingsDeps): Models {
  const fixed = fromEnvironment(environment);
  let unsavedKey: string | undefined;

  async function endpoint(): Promise<ModelEndpoint | undefined> {
    if (fixed !== undefined) return fixed;
    const model = stored();
    if (model === undefined || model.baseUrl === '' || model.model === '') return undefined;
    return { ...model, apiKey: unsavedKey ?? (await keys.read()) ?? '' };
  }

  async function view(): Promise<ModelSettings> {
    const current = await endpoint();
    return {
      baseUrl: current?.baseUrl ?? '',
      model: current?.model ?? '',
      hasKey: current !== undefined && current.apiKey !== '',
      fromEnvironment: fixed !== undefined,
    };
  }

  return {
    get: view,
    async set({ baseUrl, model, apiKey }) {
      if (fixed !== undefined) {
        throw new LatchkeyError('settings.invalid', say('errors', 'modelFromEnvironment'));
      }
      if (apiKey !== undefined) {
        // Without a keychain the key lasts for this run; it is never written in clear.
        unsavedKey = (await keys.write(apiKey)) ? undefined : apiKey;
      }
      store(baseUrl === '' || model === '' ? undefined : { baseUrl, model });
      apply(await endpoint());
      return view();
    },
    async load() {
      apply(await endpoint());
    },
  };
}

/** `OPENAI_BASE_URL`, `OPENAI_API_KEY`, `LATCHKEY_MODEL`: the names that OpenAI-compatible tools share. */
export function fromEnvironment(environment: Readonly<Record<string, string | undefined>>): ModelEndpoint | undefined {
  const baseUrl = environment['OPENAI_BASE_URL'];
  const apiKey = environment['OPENAI_API_KEY'];
  const model = environment['LATCHKEY_MODEL'];
  if (model === undefined || model === '' || (baseUrl === undefined && apiKey === undefined)) return undefined;
  return { baseUrl: baseUrl ?? 'https://api.openai.com/v1', apiKey: apiKey ?? '', model };
}

import { environmentPrefix } from '../../shared/brand.ts';
import type { ModelSettings } from '../../shared/desktop-api.ts';
import { LatchkeyError } from '../../shared/errors.ts';
import { originOf, type ModelCheck, type ModelCheckInput, type ModelList } from '../../shared/model-check.ts';
import { say } from '../../shared/texts/say.ts';
import type { ModelEndpoint } from './local-server.ts';
import type { ModelChecker } from './model-check.ts';

/** A key and the origin that it was given for; it is sent to no other. */
export interface ModelKey {
  key: string;
  /** Absent in what earlier versions kept: then that of the address that was saved with it. */
  origin?: string;
}

/** Where the key of the model endpoint is kept; a slice of the secret vault. */
export interface ModelKeyStore {
  read(): Promise<ModelKey | undefined>;
  /** `undefined` removes it. @returns false when it could not be stored. */
  write(kept: ModelKey | undefined): Promise<boolean>;
}

export interface ModelSettingsDeps {
  environment: Readonly<Record<string, string | undefined>>;
  stored(): { baseUrl: string; model: string } | undefined;
  store(model: { baseUrl: string; model: string } | undefined): void;
  keys: ModelKeyStore;
  checker: ModelChecker;
  /** Called with the endpoint to use from now on. */
  apply(endpoint: ModelEndpoint | undefined): Promise<void> | void;
  onChange(settings: ModelSettings): void;
}

export interface Models {
  get(): Promise<ModelSettings>;
  /** An absent `apiKey` keeps the stored one, an empty one removes it; an empty `baseUrl` or `model` disconnects the model. */
  set(input: { baseUrl: string; model: string; apiKey?: string | undefined }): Promise<ModelSettings>;
  /** Hands the effective endpoint to `apply`. */
  load(): Promise<void>;
  list(input: ModelCheckInput): Promise<ModelList>;
  test(input: ModelCheckInput): Promise<ModelCheck>;
  cancel(): void;
}

/** Model settings of the embedded server. The environment wins over what is stored; the key never leaves main but for where it was given for. */
export function createModels({ environment, stored, store, keys, checker, apply, onChange }: ModelSettingsDeps): Models {
  const fixed = fromEnvironment(environment);
  let unsavedKey: ModelKey | undefined;

  async function keptKey(): Promise<ModelKey | undefined> {
    if (unsavedKey !== undefined) return unsavedKey;
    const kept = await keys.read();
    const origin = kept?.origin ?? originOf(stored()?.baseUrl);
    return kept === undefined || origin === undefined ? undefined : { key: kept.key, origin };
  }

  async function withKey(baseUrl: string, model: string): Promise<ModelEndpoint> {
    const kept = await keptKey();
    return { baseUrl, model, apiKey: kept !== undefined && kept.origin === originOf(baseUrl) ? kept.key : '' };
  }

  async function endpoint(): Promise<ModelEndpoint | undefined> {
    if (fixed !== undefined) return fixed;
    const model = stored();
    return model === undefined || model.baseUrl === '' || model.model === '' ? undefined : withKey(model.baseUrl, model.model);
  }

  async function view(): Promise<ModelSettings> {
    const current = await endpoint();
    const keyOrigin = fixed === undefined ? (await keptKey())?.origin : undefined;
    return {
      baseUrl: current?.baseUrl ?? '',
      model: current?.model ?? '',
      hasKey: current !== undefined && current.apiKey !== '',
      ...(keyOrigin !== undefined && { keyOrigin }),
      fromEnvironment: fixed !== undefined,
    };
  }

  /** Without a keychain the key lasts for this run; it is never written in clear. */
  async function keep(kept: ModelKey | undefined): Promise<void> {
    const written = await keys.write(kept);
    unsavedKey = written ? undefined : kept;
  }

  /** What is to be asked: as it stands in the form, or as the environment says. */
  const asked = async ({ baseUrl, model, apiKey }: ModelCheckInput): Promise<ModelEndpoint> =>
    fixed ?? (apiKey === undefined ? withKey(baseUrl, model) : { baseUrl, model, apiKey });

  return {
    get: view,
    async set({ baseUrl, model, apiKey }) {
      if (fixed !== undefined) {
        throw new LatchkeyError('settings.invalid', say('errors', 'modelFromEnvironment'));
      }
      const origin = originOf(baseUrl);
      const before = await keptKey();
      if (apiKey === '') await keep(undefined);
      else if (apiKey !== undefined && origin !== undefined) await keep({ key: apiKey, origin });
      // Kept by an earlier version: it belongs to the address that is left now.
      else if (before !== undefined && unsavedKey === undefined && (await keys.read())?.origin === undefined) await keep(before);
      store(baseUrl === '' || model === '' ? undefined : { baseUrl, model });
      await apply(await endpoint());
      const now = await view();
      onChange(now);
      return now;
    },
    async load() {
      await apply(await endpoint());
    },
    list: async (input) => checker.list(await asked(input)),
    test: async (input) => checker.test(await asked(input)),
    cancel: () => checker.cancel(),
  };
}

/** `OPENAI_BASE_URL`, `OPENAI_API_KEY`, `LATCHKEY_MODEL`: the names that OpenAI-compatible tools share. */
export function fromEnvironment(environment: Readonly<Record<string, string | undefined>>): ModelEndpoint | undefined {
  const baseUrl = environment['OPENAI_BASE_URL'];
  const apiKey = environment['OPENAI_API_KEY'];
  const model = environment[`${environmentPrefix}_MODEL`];
  if (model === undefined || model === '' || (baseUrl === undefined && apiKey === undefined)) return undefined;
  return { baseUrl: baseUrl ?? 'https://api.openai.com/v1', apiKey: apiKey ?? '', model };
}

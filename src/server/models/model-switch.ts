import { environmentPrefix } from '../../shared/brand.ts';
import type { ModelEndpointSettings } from '../../shared/server-control.ts';
import type { AssistantModel } from '../assistant-model.ts';

export interface ModelSwitchDeps {
  environment: Readonly<Record<string, string | undefined>>;
  connect(endpoint: ModelEndpointSettings): AssistantModel;
  guide: AssistantModel;
}

/** Which model answers. */
export interface ModelSwitch {
  /** Throws what `connect` throws. */
  current(): AssistantModel;
  /** For answers from now on; wins over the environment, which the host has looked at before. */
  configure(endpoint: ModelEndpointSettings | null): void;
}

/** The configured model; that of the environment where no host says anything; else the guide. */
export function createModelSwitch({ environment, connect, guide }: ModelSwitchDeps): ModelSwitch {
  const fixed = endpointFromEnvironment(environment);
  let configured: ModelEndpointSettings | undefined;
  let connected: AssistantModel | undefined;

  // The host knows the environment as well, what is allowed of it, and a way to the network of its own.
  let told = false;
  const effective = (): ModelEndpointSettings | undefined => (told ? configured : fixed);

  return {
    current() {
      const endpoint = effective();
      if (endpoint === undefined) return guide;
      return (connected ??= connect(endpoint));
    },
    configure(endpoint) {
      const before = effective();
      told = true;
      configured = endpoint === null || endpoint.baseUrl === '' || endpoint.model === '' ? undefined : endpoint;
      if (effective() !== before) connected = undefined;
    },
  };
}

/**
 * `LATCHKEY_MODEL` names the model, or several with commas between them, the first being the usual one; with it `OPENAI_BASE_URL`, `OPENAI_API_KEY` or both, under the names that
 * OpenAI-compatible tools share. A key alone connects nothing: many people have one set for other programs.
 */
export function endpointFromEnvironment(environment: Readonly<Record<string, string | undefined>>): ModelEndpointSettings | undefined {
  const model = environment[`${environmentPrefix}_MODEL`] ?? '';
  const baseUrl = environment['OPENAI_BASE_URL'] ?? '';
  const apiKey = environment['OPENAI_API_KEY'] ?? '';
  if (model === '' || (baseUrl === '' && apiKey === '')) return undefined;
  return { baseUrl: baseUrl === '' ? 'https://api.openai.com/v1' : baseUrl, apiKey, model };
}

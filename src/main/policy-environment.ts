import { environmentPrefix } from '../shared/brand.ts';
import { fromEnvironment } from './local-server/model-settings.ts';
import type { Limits } from './policy/limits.ts';

/**
 * The environment as models are looked for in it, in main and in the embedded server: without one that the policy does not allow.
 * Variables are the person's to set, and would win over everything.
 */
export function modelEnvironment({ modelRefusal }: Pick<Limits, 'modelRefusal'>, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const endpoint = fromEnvironment(environment);
  if (endpoint === undefined || modelRefusal(endpoint.baseUrl === '' ? 'https://api.openai.com/v1' : endpoint.baseUrl) === undefined) return environment;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => name.toUpperCase() !== `${environmentPrefix}_MODEL`));
}

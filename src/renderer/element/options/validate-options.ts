import type { ChatKitOptions, CustomApiConfig } from '@openai/chatkit';
import { ChatKitOptionsError, object } from './rules.ts';
import { optionsRule } from './shape.ts';

export interface ValidOptions {
  options: ChatKitOptions;
  /** Paths of keys that mean nothing here; newer integrations may carry some. */
  unknown: string[];
}

/**
 * Checks integrator options (§7.1). Unknown keys are reported, not refused; `domainKey` is optional, since nothing here
 * asks OpenAI.
 * @throws ChatKitOptionsError naming the first path that is wrong.
 */
export function validateOptions(value: unknown): ValidOptions {
  const given = object(value, '');
  const api = object(given['api'], 'api');
  if ('getClientSecret' in api) {
    throw new ChatKitOptionsError('api', '{ url, fetch?, … }: getClientSecret is for sessions hosted by OpenAI, which need its own script');
  }
  const unknown: string[] = [];
  optionsRule(given, '', unknown);
  const options = given as unknown as ChatKitOptions;
  if (options.composer?.attachments?.enabled === true && customApi(options).uploadStrategy === undefined) {
    throw new ChatKitOptionsError('api.uploadStrategy', 'given when composer.attachments.enabled is true');
  }
  return { options, unknown };
}

/** The endpoint of validated options. */
export function customApi(options: ChatKitOptions): CustomApiConfig {
  return options.api as CustomApiConfig;
}

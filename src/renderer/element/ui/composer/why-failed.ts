import type { DraftAttachment } from '../../controller/composer/draft.ts';
import type { Strings } from '../../locales/en/strings.ts';
import { isolated } from './format.ts';

/** Why an upload failed, as a sentence; the server's own, where it gave one. Empty for one that did not. */
export function whyFailed({ name, state }: DraftAttachment, strings: Strings): string {
  if (state.type !== 'failed') return '';
  const { reason, message } = state.failure;
  return message === undefined ? strings.uploadFailedWhy[reason](isolated(name)) : `${isolated(name)}: ${isolated(message)}`;
}

import type { OpenAIChatKit } from '@openai/chatkit';
import type { UserInput } from '../../../shared/chatkit/types.ts';
import { createDrafts } from './drafts.ts';
import type { Drafts } from './drafts.ts';
import { inputText, textInput } from './input.ts';

export type ComposerValue = Parameters<OpenAIChatKit['setComposerValue']>[0];

/** What is written and not sent yet, by thread: the controller's side of the composer. */
export interface Composing {
  drafts: Drafts;
  /** The new thread got its id: what was typed meanwhile goes along. */
  adopt: (threadId: string) => void;
  /** The server never took the message. @returns true when the composer holds it again. */
  takeBack: (threadId: string | null, input: UserInput) => boolean;
  /** Takes the message out of the composer; nothing to send: `undefined`. */
  take: (threadId: string | null) => UserInput | undefined;
  /** `setComposerValue()` (§7.3). */
  fill: (threadId: string | null, value: ComposerValue) => void;
  dispose: () => void;
}

export function createComposing(): Composing {
  const drafts = createDrafts();
  return {
    drafts,
    adopt: drafts.adopt,
    takeBack: (threadId, input) => {
      const plain = inputText(input);
      if (plain === undefined || drafts.get(threadId) !== '') return false;
      drafts.set(threadId, plain);
      return true;
    },
    take: (threadId) => {
      const text = drafts.get(threadId);
      if (text.trim() === '') return undefined;
      drafts.set(threadId, '');
      return textInput(text);
    },
    fill: (threadId, { text, content }) => {
      const plain = content === undefined ? text : content.map((part) => part.text).join('');
      if (plain !== undefined) drafts.set(threadId, plain);
    },
    dispose: drafts.clear,
  };
}

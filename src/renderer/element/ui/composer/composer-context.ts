import { createContext, useContext } from 'react';
import type { RefObject } from 'react';
import type { Dictation } from '../../controller/composer/dictation.ts';
import type { Draft } from '../../controller/composer/draft.ts';
import { useDraft } from '../context.ts';

/** What other parts do with the text field. */
export interface FieldHandle {
  focus: () => void;
  /** Writes at the cursor as typing does, as a word of its own, and leaves the cursor behind it. */
  insert: (text: string) => void;
}

export interface ComposerParts {
  threadId: string | null;
  /** The thread is locked: everything is shown, nothing can be used. */
  locked: boolean;
  field: RefObject<FieldHandle | null>;
  /** Opens the system's file picker; call it from a click or a key. */
  pickFiles: () => void;
  dictation: Dictation;
}

export const ComposerPartsContext = createContext<ComposerParts | undefined>(undefined);

export function useParts(): ComposerParts {
  const parts = useContext(ComposerPartsContext);
  if (parts === undefined) throw new TypeError('Used outside of <ComposerForm>.');
  return parts;
}

/** One value of the draft on the screen. */
export function usePart<T>(select: (draft: Draft) => T): T {
  return useDraft(useParts().threadId, select);
}

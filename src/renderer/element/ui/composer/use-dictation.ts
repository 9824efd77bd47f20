import { useState } from 'react';
import type { RefObject } from 'react';
import { createDictation } from '../../controller/composer/dictation.ts';
import type { Dictation } from '../../controller/composer/dictation.ts';
import { recordMicrophone } from '../../controller/composer/record-microphone.ts';
import { toError } from '../../controller/session-state.ts';
import { useController } from '../context.ts';
import type { FieldHandle } from './composer-context.ts';

/** Dictation into the field: what was heard is written at the cursor, and not sent. */
export function useDictation(field: RefObject<FieldHandle | null>): Dictation {
  const { client, report, host } = useController();
  const [dictation] = useState(() =>
    createDictation({
      record: async () => {
        await host.openMicrophone?.();
        return recordMicrophone();
      },
      transcribe: (params, signal) => client().json('input.transcribe', params, signal),
      heard: (text) => field.current?.insert(text),
      failed: (error) => report('chatkit.error', { error: toError(error) }),
      now: () => performance.now(),
      setTimer: (run, ms) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    }),
  );
  return dictation;
}

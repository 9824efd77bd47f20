import type { ReactNode } from 'react';
import { formatWait } from '../sign-in/countdown.ts';
import { useCountdown } from '../sign-in/use-countdown.ts';
import { useWords } from '../texts.tsx';

/** When the server on this computer is started again. Not spoken: a number that changes every second would be all that is heard. */
export function NextTry({ at }: { at: number | undefined }): ReactNode {
  const { texts, tag } = useWords();
  const seconds = useCountdown(at, () => undefined);
  return <span aria-hidden="true">{seconds > 1 ? texts.notices.nextTry(formatWait(tag, seconds)) : texts.notices.triedAgain}</span>;
}

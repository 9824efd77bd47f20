import type { ReactNode } from 'react';
import type { Session } from '../controller/session.ts';
import type { SessionState } from '../controller/session-state.ts';
import type { Strings } from '../locales/en/strings.ts';
import { copyText } from './blocks.ts';
import { useSession, useStrings } from './context.ts';
import { spokenText } from './spoken-text.ts';

/** Longest answer that is read out unasked, in characters; the rest is there to be read in the thread. */
const maxSpoken = 600;

function spoken(strings: Strings, state: SessionState): string {
  if (state.thread.turn === 0) return '';
  if (state.response !== 'idle') return strings.answering;
  const last = state.thread.live.filter((entry) => entry.item.type !== 'user_message');
  const text = spokenText(copyText(last));
  if (last.at(-1)?.stopped) return strings.stopped;
  return text === '' ? '' : `${strings.answered} ${text.slice(0, maxSpoken)}`;
}

/** Tells a screen reader that an answer has begun and what it is once it is complete, not each word on its way. */
export function Announcer({ session }: { session: Session }): ReactNode {
  const strings = useStrings();
  const text = useSession(session, (state) => spoken(strings, state));
  return (
    <p className="unseen" role="status">
      {text}
    </p>
  );
}

import { ArrowDown } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { Session } from '../controller/session.ts';
import { useFollow } from '../hooks/use-follow.ts';
import { useFind } from '../hooks/use-find.ts';
import { useJump } from '../hooks/use-jump.ts';
import { useStore } from '../hooks/use-store.ts';
import { ThreadImages } from '../markdown/ThreadImages.tsx';
import { useStrings, useView } from './context.ts';
import { FaultCard } from './FaultCard.tsx';
import { JumpLine } from './JumpLine.tsx';
import { LoadFailure } from './LoadFailure.tsx';
import { Notices } from './Notices.tsx';
import { preloadMarkdown } from './RichText.tsx';
import { Skeleton } from './Skeleton.tsx';
import { StartScreen } from './StartScreen.tsx';
import { Turns } from './Turns.tsx';

/** The scrolling part: start screen, thread, or why there is none. */
export function Conversation({ session }: { session: Session }): ReactNode {
  const strings = useStrings();
  const { options, jump: wanted, find: looked } = useView();
  const find = looked?.session === session ? looked : undefined;
  const jump = wanted?.session === session ? wanted : undefined;
  const state = useStore(session);
  const { thread, loading, loadFault } = state;
  const { scroller, content, away, toEnd, leave } = useFollow(options.thread?.autoScroll === true, session);
  const empty = thread.past.length === 0 && thread.live.length === 0;

  // What the reader sends comes into view even where the stream is not followed.
  const sent = thread.live[0]?.item.type === 'user_message' ? thread.live[0].key : undefined;
  const seen = useRef(sent);
  useEffect(() => {
    if (sent !== undefined && sent !== seen.current) toEnd();
    seen.current = sent;
  }, [sent, toEnd]);
  useEffect(() => {
    if (loading) preloadMarkdown();
  }, [loading]);
  useEffect(() => {
    if (!loading) toEnd();
  }, [loading, session, toEnd]);
  // Behind the above, which it takes precedence over.
  useJump({ jump, scroller, content, leave });
  useFind({ find, scroller, content, leave });

  return (
    <div className="conversation">
      {!empty && <h1 className="unseen">{thread.thread?.title ?? strings.conversation}</h1>}
      <div className="scroller" ref={scroller} tabIndex={0} role="log" aria-live="off" aria-label={strings.conversation} aria-busy={loading}>
        <div className="column" ref={content}>
          {loading && empty && <Skeleton />}
          {!loading && loadFault !== undefined && empty && <LoadFailure session={session} fault={loadFault} />}
          {!loading && loadFault === undefined && empty && <StartScreen session={session} />}
          {!empty && (
            <ThreadImages domains={thread.thread?.allowed_image_domains}>
              <Turns session={session} state={state} scroller={scroller} reach={find?.itemId ?? jump?.itemId} />
            </ThreadImages>
          )}
          <Notices session={session} notices={thread.notices} />
          {thread.fault !== undefined && <FaultCard session={session} fault={thread.fault} at={state.endedAt} />}
        </div>
      </div>
      <JumpLine jump={jump} />
      {away && !empty && (
        <button type="button" className="latest" onClick={toEnd}>
          <ArrowDown size={16} strokeWidth={1.75} aria-hidden />
          {strings.latest}
        </button>
      )}
    </div>
  );
}

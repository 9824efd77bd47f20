import { useMemo } from 'react';
import type { ReactNode, RefObject } from 'react';
import type { Session } from '../controller/session.ts';
import type { SessionState } from '../controller/session-state.ts';
import { useWindow } from '../hooks/use-window.ts';
import { AssistantTurn } from './AssistantTurn.tsx';
import { groupBlocks } from './blocks.ts';
import type { Block } from './blocks.ts';
import { useView } from './context.ts';
import { Earlier } from './Earlier.tsx';
import { Progress } from './Progress.tsx';
import { UserTurn } from './UserTurn.tsx';

export interface TurnsProps {
  session: Session;
  state: SessionState;
  scroller: RefObject<HTMLDivElement | null>;
}

/** The thread. `past` keeps its identity while a response streams, so its turns are not even compared then. */
export function Turns({ session, state, scroller }: TurnsProps): ReactNode {
  const { past, live, progress, thread, fault } = state.thread;
  const pastBlocks = useMemo(() => groupBlocks(past), [past]);
  const liveBlocks = groupBlocks(live);
  const { first, sentinel } = useWindow({
    count: pastBlocks.length,
    resetKey: session,
    scroller,
    loadOlder: state.older === 'available' ? session.loadOlder : undefined,
  });
  const busy = state.response !== 'idle';
  const lastKey = (liveBlocks.at(-1) ?? pastBlocks.at(-1))?.key;
  const shown = useMemo(() => pastBlocks.slice(first), [pastBlocks, first]);

  const retryable = useView().options.threadItemActions?.retry === true && (thread?.status.type ?? 'active') === 'active' && fault === undefined;

  const draw = (block: Block): ReactNode =>
    block.kind === 'user' ? (
      <UserTurn key={block.key} entries={block.entries} />
    ) : (
      <AssistantTurn key={block.key} entries={block.entries} last={block.key === lastKey} busy={busy && block.key === lastKey} retry={retryable && block.key === lastKey} />
    );

  const settled = useMemo(() => shown.map(draw), [shown, lastKey, busy, retryable]); // eslint-disable-line react-hooks/exhaustive-deps -- `draw` is the other three
  const answering = liveBlocks.at(-1)?.kind === 'assistant';
  return (
    <>
      <Earlier state={state} hidden={first} session={session} sentinel={sentinel} />
      {settled}
      {liveBlocks.map(draw)}
      {busy && progress === undefined && !answering && <Progress text={undefined} />}
      {progress !== undefined && <Progress text={progress.text} />}
    </>
  );
}

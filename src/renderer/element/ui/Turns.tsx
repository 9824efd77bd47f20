import { useMemo } from 'react';
import type { ReactNode, RefObject } from 'react';
import { queuedEntryOf } from '../../../shared/history.ts';
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

const isQueued = ({ entries }: Block): boolean => entries.some(({ item }) => queuedEntryOf(item.id) !== undefined);

export interface TurnsProps {
  session: Session;
  state: SessionState;
  scroller: RefObject<HTMLDivElement | null>;
  /** An item that is to be drawn, wherever the reader is. */
  reach: string | undefined;
}

/** The thread. `past` keeps its identity while a response streams, so its turns are not even compared then. */
export function Turns({ session, state, scroller, reach }: TurnsProps): ReactNode {
  const { past, live, progress, thread, fault, pendingKey } = state.thread;
  const pastBlocks = useMemo(() => groupBlocks(past), [past]);
  const liveBlocks = groupBlocks(live);
  const reached = useMemo(
    () => (reach === undefined ? -1 : pastBlocks.findIndex(({ entries }) => entries.some(({ item }) => item.id === reach))),
    [pastBlocks, reach],
  );
  const { first, sentinel } = useWindow({
    count: pastBlocks.length,
    resetKey: session,
    scroller,
    reach: reached < 0 ? undefined : reached,
    loadOlder: state.older === 'available' ? session.loadOlder : undefined,
  });
  const busy = state.response !== 'idle';
  const lastKey = (liveBlocks.at(-1) ?? pastBlocks.at(-1))?.key;
  const shown = useMemo(() => pastBlocks.slice(first), [pastBlocks, first]);

  const active = (thread?.status.type ?? 'active') === 'active';
  const retryable = useView().options.threadItemActions?.retry === true && active && fault === undefined;
  const isUser = (block: Block): boolean => block.kind === 'user';
  // What is said after messages that wait comes after them.
  const waits = [...liveBlocks, ...pastBlocks].some(isQueued);
  const editable = active && !waits ? (liveBlocks.findLast(isUser) ?? pastBlocks.findLast(isUser))?.key : undefined;
  const delivery = busy ? 'sending' : 'unsent';

  const draw = (block: Block): ReactNode =>
    block.kind === 'user' ? (
      <UserTurn
        key={block.key} entries={block.entries}
        delivery={block.key === pendingKey ? delivery : 'stored'} edit={block.key !== editable ? 'none' : busy ? 'busy' : 'ready'}
      />
    ) : (
      <AssistantTurn key={block.key} entries={block.entries} last={block.key === lastKey} busy={busy && block.key === lastKey} retry={retryable && block.key === lastKey} />
    );

  const settled = useMemo(() => shown.map(draw), [shown, lastKey, busy, retryable, editable, pendingKey]); // eslint-disable-line react-hooks/exhaustive-deps -- `draw` is made of the others
  const newest = liveBlocks.at(-1)?.entries.at(-1);
  const answering = newest !== undefined && (newest.streaming || newest.item.type === 'client_tool_call');
  return (
    <>
      <Earlier state={state} hidden={first} session={session} sentinel={sentinel} />
      {/* One list: a turn that goes from one part of the thread to the other keeps its fields, its focus and what is unfolded. */}
      {[...settled, ...liveBlocks.map(draw)]}
      {busy && progress === undefined && !answering && <Progress text={undefined} />}
      {progress !== undefined && <Progress text={progress.text} icon={progress.icon} />}
    </>
  );
}

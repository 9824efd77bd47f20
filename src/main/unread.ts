/** Replies that nobody has seen, by workspace and thread, the newest last. */
export interface Unread {
  add(workspace: string, threadId: string): void;
  /** Somebody looks at it. */
  read(workspace: string, threadId: string): void;
  /** Its account has left. */
  forget(workspace: string): void;
  threads(workspace: string): readonly string[];
  all(): readonly { workspace: string; threadId: string }[];
}

/** @param onChange with the workspace whose list is another one now */
export function createUnread(onChange: (workspace: string) => void): Unread {
  let list: readonly { workspace: string; threadId: string }[] = [];
  const without = (workspace: string, threadId?: string): typeof list =>
    list.filter((one) => one.workspace !== workspace || (threadId !== undefined && one.threadId !== threadId));

  function change(workspace: string, next: typeof list): void {
    if (next.length === list.length && next.every((one, at) => one.threadId === list[at]?.threadId && one.workspace === list[at].workspace)) return;
    list = next;
    onChange(workspace);
  }

  return {
    add: (workspace, threadId) => change(workspace, [...without(workspace, threadId), { workspace, threadId }]),
    read: (workspace, threadId) => change(workspace, without(workspace, threadId)),
    forget: (workspace) => change(workspace, without(workspace)),
    threads: (workspace) => list.filter((one) => one.workspace === workspace).map(({ threadId }) => threadId),
    all: () => list,
  };
}

/** Unsent text by thread, for as long as the page lives. `null` is the new thread. */
export interface Drafts {
  get: (threadId: string | null) => string;
  set: (threadId: string | null, text: string) => void;
  /** The new thread got its id: what was typed meanwhile goes along. */
  adopt: (threadId: string) => void;
  clear: () => void;
  subscribe: (listener: () => void) => () => void;
}

export function createDrafts(): Drafts {
  const texts = new Map<string | null, string>();
  const listeners = new Set<() => void>();

  function set(threadId: string | null, text: string): void {
    if ((texts.get(threadId) ?? '') === text) return;
    if (text === '') texts.delete(threadId);
    else texts.set(threadId, text);
    for (const listener of [...listeners]) listener();
  }

  return {
    get: (threadId) => texts.get(threadId) ?? '',
    set,
    adopt: (threadId) => {
      const text = texts.get(null) ?? '';
      if (text === '') return;
      texts.set(threadId, text);
      set(null, '');
    },
    clear: () => {
      texts.clear();
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

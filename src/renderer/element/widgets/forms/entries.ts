import type { FieldValue } from './payload.ts';

/** What a reader entered into one widget, by field key. Outlives its place on the screen and new versions of the widget. */
export interface Entries {
  get: (key: string) => FieldValue | undefined;
  set: (key: string, value: FieldValue) => void;
  /**
   * Tells which version of the widget is shown, and the fields it has. What was entered into others is forgotten, and so is
   * what the server took with the version before: the new one's own values show then (§3.4).
   */
  shown: (version: object, keys: ReadonlySet<string>) => void;
  /** Remembers what is being sent. @returns what to call once the server has taken it; what is entered later stays. */
  sending: (keys: readonly string[]) => () => void;
  subscribe: (listener: () => void) => () => void;
}

interface Entry {
  value: FieldValue;
}

interface Taken {
  version: object | undefined;
  sent: readonly (readonly [key: string, entry: Entry | undefined])[];
}

export function createEntries(): Entries {
  const values = new Map<string, Entry>();
  const listeners = new Set<() => void>();
  let current: object | undefined;
  let taken: Taken[] = [];

  function tell(): void {
    for (const listener of [...listeners]) listener();
  }

  function settle(): void {
    for (const { sent } of taken.filter(({ version }) => version !== current)) {
      for (const [key, entry] of sent) if (entry !== undefined && values.get(key) === entry) values.delete(key);
    }
    taken = taken.filter(({ version }) => version === current);
  }

  return {
    get: (key) => values.get(key)?.value,
    set: (key, value) => {
      values.set(key, { value });
      tell();
    },
    shown: (version, keys) => {
      if (version === current) return;
      const before = values.size;
      current = version;
      for (const key of [...values.keys()]) if (!keys.has(key)) values.delete(key);
      settle();
      if (values.size !== before) tell();
    },
    sending: (keys) => {
      const record: Taken = { version: current, sent: keys.map((key) => [key, values.get(key)]) };
      return () => {
        const before = values.size;
        taken.push(record);
        settle();
        if (values.size !== before) tell();
      };
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

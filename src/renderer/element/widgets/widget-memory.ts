import type { WidgetItem } from '../../../shared/chatkit/types.ts';
import type { Controller } from '../controller/controller.ts';
import type { Session } from '../controller/session.ts';
import { createActionRunner } from './actions/action-runner.ts';
import type { ActionRunner } from './actions/action-runner.ts';
import { createEntries } from './forms/entries.ts';
import type { Entries } from './forms/entries.ts';

/** What belongs to a widget beyond its place on the screen, which it loses when it is scrolled far away. */
export interface WidgetMemory {
  entries: Entries;
  runner: ActionRunner;
  /** Tells of the newest version, which actions are run for. */
  show: (item: WidgetItem) => void;
}

const memories = new WeakMap<Session, Map<string, WidgetMemory>>();

/** The memory of a thread's entry, made on first use and gone with the session. */
export function widgetMemory(controller: Controller, session: Session, key: string, item: WidgetItem): WidgetMemory {
  let known = memories.get(session);
  if (known === undefined) memories.set(session, (known = new Map<string, WidgetMemory>()));
  const found = known.get(key);
  if (found !== undefined) return found;
  let newest = item;
  const memory: WidgetMemory = {
    show: (next) => {
      newest = next;
    },
    entries: createEntries(),
    runner: createActionRunner({ run: (action) => controller.runAction(action, newest), isBlocked: session.isBusy }),
  };
  known.set(key, memory);
  return memory;
}

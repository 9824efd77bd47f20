import type { Command, CommandSelection, Entity } from '@openai/chatkit';
import { createSuggestions } from './suggestions.ts';
import type { SuggestionState, SuggestionsDeps } from './suggestions.ts';

/** A row of the "/" menu. */
export interface CommandEntry {
  readonly key: string;
  readonly label: string;
  readonly description?: string | undefined;
  readonly icon?: string | undefined;
  readonly group?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly checked?: boolean | undefined;
  readonly does:
    | { readonly type: 'command'; readonly command: Command }
    | { readonly type: 'open'; readonly entries: readonly CommandEntry[] }
    | { readonly type: 'run'; readonly run: () => void };
}

export interface CommandState extends SuggestionState<CommandEntry> {
  /** Labels of the entries that led here; empty at the top. */
  readonly path: readonly string[];
  /** Key of the entry whose command is running. */
  readonly running?: string | undefined;
}

export interface CommandMenuDeps extends Pick<SuggestionsDeps<unknown>, 'setTimer'> {
  /** Actions of the composer itself, as they apply now. */
  builtIn: () => readonly CommandEntry[];
  /** `commands.onSearch`, where there is one. */
  search: (query: string) => Promise<readonly Command[]>;
  /** `commands.onSelect`, where there is one. */
  select: (command: Command) => Promise<CommandSelection | undefined>;
  /** A callback of the app failed; `label` is the command's, absent for a search. */
  failed: (error: unknown, label?: string) => void;
}

/** What became of a choice: another level is shown, an entity belongs into the text, or it is done. */
export type CommandOutcome = { type: 'stay' } | { type: 'insert'; entity: Entity } | { type: 'done' };

export interface CommandMenu {
  getSnapshot: () => CommandState;
  subscribe: (listener: () => void) => () => void;
  look: (query: string) => void;
  choose: (entry: CommandEntry) => Promise<CommandOutcome>;
  /** One level up. @returns false at the top. */
  back: () => boolean;
  close: () => void;
}

interface Level {
  label: string;
  entries: readonly CommandEntry[];
}

/** The "/" menu (§7.2): the composer's own actions and the app's commands, with levels below them. */
export function createCommandMenu({ builtIn, search, select, failed, setTimer }: CommandMenuDeps): CommandMenu {
  const suggestions = createSuggestions<Command>({ search, failed: (error) => failed(error), setTimer });
  const listeners = new Set<() => void>();
  let levels: readonly Level[] = [];
  let running: string | undefined;
  /** Counts up when the menu closes: what a command says after that is not heard. */
  let opening = 0;
  let query = '';
  let state = compute();

  function compute(): CommandState {
    const path = levels.map(({ label }) => label);
    const found = suggestions.getSnapshot();
    const level = levels.at(-1);
    if (level !== undefined) return { status: 'ready', query, found: level.entries.filter((entry) => matches(entry, query)), path, running };
    const own = found.status === 'closed' ? [] : offered(builtIn(), query).filter((entry) => matches(entry, query));
    return { ...found, query, found: [...own, ...found.found.map(appEntry)], path, running };
  }

  function publish(): void {
    state = compute();
    for (const listener of [...listeners]) listener();
  }
  suggestions.subscribe(publish);

  function open(label: string, entries: readonly CommandEntry[]): CommandOutcome {
    levels = [...levels, { label, entries }];
    query = '';
    publish();
    return { type: 'stay' };
  }

  async function runCommand(entry: CommandEntry, command: Command): Promise<CommandOutcome> {
    const mine = opening;
    running = entry.key;
    publish();
    let selection: CommandSelection | undefined;
    try {
      selection = await select(command);
    } catch (error) {
      failed(error, command.label);
    }
    if (mine !== opening) return { type: 'stay' };
    running = undefined;
    if (selection?.type === 'menu') return open(command.label, selection.commands.map(appEntry));
    publish();
    return selection?.type === 'entity' ? { type: 'insert', entity: selection.entity } : { type: 'done' };
  }

  return {
    getSnapshot: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    look: (wanted) => {
      query = wanted;
      if (levels.length === 0) suggestions.look(wanted);
      publish();
    },
    choose: async (entry) => {
      if (entry.disabled === true || running !== undefined) return { type: 'stay' };
      switch (entry.does.type) {
        case 'open':
          return open(entry.label, entry.does.entries);
        case 'command':
          return runCommand(entry, entry.does.command);
        case 'run':
          entry.does.run();
          return { type: 'done' };
      }
    },
    back: () => {
      if (levels.length === 0) return false;
      levels = levels.slice(0, -1);
      running = undefined;
      opening += 1;
      query = '';
      if (levels.length === 0) suggestions.look('');
      publish();
      return true;
    },
    close: () => {
      opening += 1;
      levels = [];
      running = undefined;
      query = '';
      suggestions.close();
    },
  };
}

function appEntry(command: Command): CommandEntry {
  const { id, label, description, icon, group } = command;
  return { key: `command:${id}`, label, description, icon, group, does: { type: 'command', command } };
}

/** With a query, what is a level below is found too. */
function offered(entries: readonly CommandEntry[], query: string): readonly CommandEntry[] {
  return query === '' ? entries : entries.flatMap((entry) => (entry.does.type === 'open' ? [entry, ...entry.does.entries] : [entry]));
}

/** Without regard to case and accents. */
function matches({ label, description = '' }: CommandEntry, query: string): boolean {
  return plain(`${label} ${description}`).includes(plain(query));
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase();
}

import type { Entity } from '@openai/chatkit';
import { entityTag } from '../input.ts';
import { createCommandMenu } from './command-menu.ts';
import type { CommandEntry, CommandMenuDeps } from './command-menu.ts';
import { createSuggestions } from './suggestions.ts';
import type { SuggestionState } from './suggestions.ts';
import { tagLabel } from './tag-text.ts';
import type { PlacedTag, TagContent } from './tag-text.ts';
import { findTrigger } from './trigger.ts';
import type { Trigger, TriggerKinds } from './trigger.ts';

/** A row of the list over the field. */
export interface SuggestRow extends Omit<CommandEntry, 'does'> {
  /** Leads to another level. */
  readonly opens?: boolean | undefined;
}

export interface SuggestState {
  /** What is looked up; `undefined` while the list is closed. */
  readonly trigger: Trigger | undefined;
  readonly status: SuggestionState<unknown>['status'];
  /** In the order of their groups. */
  readonly rows: readonly SuggestRow[];
  /** Index of the row that Enter takes; -1 when there is none. */
  readonly active: number;
  readonly path: readonly string[];
  readonly running?: string | undefined;
}

/** What the field is like now. */
export interface FieldSnapshot {
  readonly text: string;
  /** `undefined` while the field has no single cursor: a selection, or the focus elsewhere. */
  readonly caret: number | undefined;
  readonly tags: readonly PlacedTag[];
}

export interface SuggestDeps extends Pick<CommandMenuDeps, 'setTimer' | 'builtIn' | 'failed'> {
  offered: () => TriggerKinds;
  searchEntities: (query: string) => Promise<readonly Entity[]>;
  searchCommands: CommandMenuDeps['search'];
  selectCommand: CommandMenuDeps['select'];
  /** Writes into the field, as typing does. */
  replace: (start: number, end: number, text: string) => void;
  placeTag: (start: number, tag: TagContent) => void;
}

export interface Suggest {
  getSnapshot: () => SuggestState;
  subscribe: (listener: () => void) => () => void;
  /** After every change of text or cursor. */
  update: (field: FieldSnapshot) => void;
  move: (by: 1 | -1) => void;
  point: (index: number) => void;
  choose: (index: number) => Promise<void>;
  /** One level up, or closed until another "@" or "/" is typed. */
  back: () => void;
  dismiss: () => void;
}

const closed: SuggestState = { trigger: undefined, status: 'closed', rows: [], active: -1, path: [] };

/** The list over the field: "@" looks entities up, "/" commands. */
export function createSuggest(deps: SuggestDeps): Suggest {
  const { failed, setTimer, replace } = deps;
  const mentions = createSuggestions({ search: deps.searchEntities, failed: (error) => failed(error), setTimer });
  const commands = createCommandMenu({ builtIn: deps.builtIn, search: deps.searchCommands, select: deps.selectCommand, failed, setTimer });
  const listeners = new Set<() => void>();
  let state = closed;
  let field: FieldSnapshot = { text: '', caret: undefined, tags: [] };
  let trigger: Trigger | undefined;
  /** Where the sign stands that the list was closed for. */
  let dismissed: number | undefined;
  let choices: readonly (Entity | CommandEntry)[] = [];

  function publish(): void {
    const next = trigger === undefined ? closed : compute(trigger);
    if (next === state) return;
    state = next;
    for (const listener of [...listeners]) listener();
  }

  function compute(current: Trigger): SuggestState {
    const source = current.kind === 'mention' ? mentions.getSnapshot() : commands.getSnapshot();
    choices = byGroup<Entity | CommandEntry>(source.found);
    const rows = choices.map(row);
    const before = state.rows[state.active]?.key;
    const kept = state.trigger?.kind === current.kind && before !== undefined ? rows.findIndex(({ key }) => key === before) : -1;
    const active = kept >= 0 && state.trigger?.query === current.query ? kept : rows.findIndex(({ disabled }) => disabled !== true);
    const { path, running } = current.kind === 'command' ? commands.getSnapshot() : { path: [], running: undefined };
    return { trigger: current, status: source.status, rows, active, path, running };
  }
  mentions.subscribe(publish);
  commands.subscribe(publish);

  function setTrigger(next: Trigger | undefined): void {
    trigger = next;
    if (next?.kind !== 'mention') mentions.close();
    if (next?.kind !== 'command') commands.close();
    if (next?.kind === 'mention') mentions.look(next.query);
    if (next?.kind === 'command') commands.look(next.query);
    publish();
  }

  function update(next: FieldSnapshot): void {
    // A command may open a dialog of the app and answer after it.
    if (next.caret === undefined && commands.getSnapshot().running !== undefined) return;
    field = next;
    const found = next.caret === undefined ? undefined : findTrigger(next.text, next.caret, next.tags, deps.offered());
    if (found === undefined || found.start !== dismissed) dismissed = undefined;
    setTrigger(dismissed === undefined ? found : undefined);
  }

  /** Writes over the sign and the query. */
  function write(text: string): void {
    if (trigger !== undefined) replace(trigger.start, trigger.start + 1 + trigger.query.length, text);
  }

  function insert(entity: Entity): void {
    if (trigger === undefined) return;
    const { start, query } = trigger;
    const tag = entityTag(entity);
    const spaced = /^\s/.test(field.text.slice(start + 1 + query.length));
    // Until the label is a tag it reads like the next query.
    dismissed = start;
    write(`${tagLabel(tag)}${spaced ? '' : ' '}`);
    deps.placeTag(start, tag);
  }

  async function run(entry: CommandEntry): Promise<void> {
    if (entry.disabled === true) return;
    if (entry.does.type === 'run') write('');
    const outcome = await commands.choose(entry);
    if (outcome.type === 'insert') insert(outcome.entity);
    if (trigger === undefined) return;
    if (outcome.type === 'stay' && commands.getSnapshot().path.length > 0 && trigger.query !== '') replace(trigger.start + 1, trigger.start + 1 + trigger.query.length, '');
    if (outcome.type === 'done' && entry.does.type === 'command') write('');
  }

  function dismiss(): void {
    dismissed = trigger?.start;
    setTrigger(undefined);
  }

  return {
    getSnapshot: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    update,
    move: (by) => {
      const { rows, active } = state;
      for (let step = 1; step <= rows.length; step += 1) {
        const at = (active + by * step + rows.length * 2) % rows.length;
        if (rows[at]?.disabled === true) continue;
        state = { ...state, active: at };
        break;
      }
      for (const listener of [...listeners]) listener();
    },
    point: (index) => {
      if (index === state.active || state.rows[index]?.disabled === true) return;
      state = { ...state, active: index };
      for (const listener of [...listeners]) listener();
    },
    choose: async (index) => {
      const choice = choices[index];
      if (choice === undefined || trigger === undefined) return;
      if ('does' in choice) await run(choice);
      else insert(choice);
    },
    back: () => {
      if (trigger?.kind === 'command' && commands.back()) return;
      dismiss();
    },
    dismiss,
  };
}

function row(choice: Entity | CommandEntry): SuggestRow {
  if (!('does' in choice)) return { key: `entity:${choice.group ?? ''}:${choice.id}`, label: choice.title, icon: choice.icon, group: choice.group };
  const { does, ...rest } = choice;
  return { ...rest, opens: does.type === 'open' };
}

/** Rows of a group together, groups in the order they first come. */
function byGroup<T extends { readonly group?: string | undefined }>(rows: readonly T[]): T[] {
  const groups = [...new Set(rows.map(({ group }) => group))];
  return groups.flatMap((group) => rows.filter((one) => one.group === group));
}

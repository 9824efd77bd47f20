import { accountCommands, actionIds, actions, isOffered, type AccountCommand, type ActionId, type ActionPlace } from '../../../shared/actions.ts';
import { shownKeys, keyLabel } from '../../../shared/shortcuts.ts';
import type { Texts } from '../../../shared/texts/en/texts.ts';
import { fuzzyMatch, type Match } from './fuzzy.ts';

export type PaletteId = ActionId | AccountCommand;

/** A command as it is offered here and now. */
export interface PaletteEntry {
  id: PaletteId;
  label: string;
  group: string;
  /** As people write it. */
  keys: string | undefined;
  marks: Match['marks'];
}

export interface PaletteGroup {
  label: string;
  entries: readonly PaletteEntry[];
}

export interface PaletteScene extends ActionPlace {
  isMac: boolean;
  /** Names of the accounts in the order of the menu; `undefined` at the place of this one. */
  accounts: readonly (string | undefined)[];
}

/** What the palette itself is for, and what it was opened with. */
const hidden: ReadonlySet<ActionId> = new Set(['palette.open', 'quick.continue', 'quick.hide']);

/** Most of what was used last that comes first. */
const maxRecent = 4;

/** Everything that can be done here, in the order of the menus. */
export function paletteEntries({ actions: words, palette }: Texts, scene: PaletteScene): readonly PaletteEntry[] {
  const named = actionIds
    .filter((id) => !hidden.has(id) && isOffered(id, scene))
    .map((id): PaletteEntry => ({ id, label: words.labels[id], group: words.groups[actions[id].group], keys: shownKeys(id, scene.isMac), marks: [] }));
  const accounts = scene.accounts.slice(0, accountCommands.length).flatMap((name, at): PaletteEntry[] => {
    const id = accountCommands[at];
    if (name === undefined || id === undefined) return [];
    return [{ id, label: palette.switchTo(name), group: words.groups.accounts, keys: keyLabel(`CmdOrCtrl+${at + 1}`, scene.isMac), marks: [] }];
  });
  return [...named, ...accounts];
}

/** What fits, best first; without words everything by group, after what was used last. */
export function findEntries({ palette }: Texts, entries: readonly PaletteEntry[], typed: string, recent: readonly string[]): readonly PaletteGroup[] {
  if (typed.trim() === '') return byGroup(palette.recent, entries, recent);
  const found = entries.flatMap((entry, order) => {
    const match = fuzzyMatch(entry.label, typed) ?? inGroup(entry, typed);
    return match === undefined ? [] : [{ entry: { ...entry, marks: match.marks }, score: match.score + recency(recent, entry.id), order }];
  });
  found.sort((a, b) => b.score - a.score || a.order - b.order);
  return found.length === 0 ? [] : [{ label: palette.commands, entries: found.map(({ entry }) => entry) }];
}

/** “window new” and “settings model” are found as well; after what fits by its name alone. */
function inGroup({ group, label }: PaletteEntry, typed: string): Match | undefined {
  const match = fuzzyMatch(`${group} ${label}`, typed);
  return match && { score: match.score - 20, marks: [] };
}

function recency(recent: readonly string[], id: string): number {
  const at = recent.indexOf(id);
  return at < 0 ? 0 : 3 / (at + 1);
}

function byGroup(lately: string, entries: readonly PaletteEntry[], recent: readonly string[]): readonly PaletteGroup[] {
  const last = recent.slice(0, maxRecent).flatMap((id) => entries.find((entry) => entry.id === id) ?? []);
  const groups = new Map<string, PaletteEntry[]>();
  for (const entry of entries) {
    if (last.includes(entry)) continue;
    groups.set(entry.group, [...(groups.get(entry.group) ?? []), entry]);
  }
  const others = [...groups].map(([label, list]): PaletteGroup => ({ label, entries: list }));
  return last.length === 0 ? others : [{ label: lately, entries: last }, ...others];
}

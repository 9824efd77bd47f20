import { fuzzyMatch } from '../palette/fuzzy.ts';
import type { SettingsPanel } from '../state/ui-state.ts';

/** One setting, by the words that stand on it. */
export interface SettingEntry {
  panel: SettingsPanel;
  /** As its panel says it: this is how it is found there. */
  label: string;
  /** Other words for the same, which are found but not shown. */
  also?: string;
}

export interface FoundSetting extends SettingEntry {
  marks: readonly (readonly [number, number])[];
}

/** Most results; what is further down was not meant. */
const maxFound = 8;

/** Settings that fit what was typed, best first. */
export function findSettings(entries: readonly SettingEntry[], typed: string): readonly FoundSetting[] {
  if (typed.trim() === '') return [];
  return entries
    .flatMap((entry, order) => {
      const loose = fuzzyMatch(entry.label, typed);
      // Letters that are scattered all over a long name were not meant.
      const own = loose !== undefined && loose.marks.length <= typed.trim().split(/\s+/u).length + 1 ? loose : undefined;
      if (own === undefined && !hasWords(entry, typed)) return [];
      return [{ found: { ...entry, marks: own?.marks ?? [] }, score: own?.score ?? 0, order }];
    })
    .sort((a, b) => b.score - a.score || a.order - b.order)
    .slice(0, maxFound)
    .map(({ found }) => found);
}

/** Whether every word that was typed begins one of the setting's words. */
function hasWords({ label, also = '' }: SettingEntry, typed: string): boolean {
  const words = `${label} ${also}`.toLowerCase().split(/\s+/u);
  return typed.trim().toLowerCase().split(/\s+/u).every((part) => words.some((word) => word.startsWith(part)));
}

const places = 'h2, h3, label, legend, summary, dt, .choice, .spell-title, button';
const groups = '.field, .switch-row, .data-part, .choice-column, .choice-row, .spell-languages, .fold, section';
const focusable = 'input:not([type="hidden"]), button, select, textarea, [role="radio"], [role="switch"], [tabindex="0"]';
const markedMs = 2_000;

/** Goes to a setting on the panel that is shown: into view, marked for a moment, with the keyboard in it. False: it is not there. */
export function revealSetting(root: ParentNode, label: string, later: (run: () => void, ms: number) => void): boolean {
  const panel = root.querySelector<HTMLElement>('.settings-panel:not([hidden])');
  const place = [...(panel?.querySelectorAll<HTMLElement>(places) ?? [])].find((element) => element.textContent.trim().startsWith(label));
  if (place === undefined) return false;
  const fold = place.closest('details');
  if (fold !== null) fold.open = true;
  const group = place.closest<HTMLElement>(groups) ?? place;
  group.scrollIntoView({ block: 'center' });
  group.dataset['found'] = '';
  later(() => delete group.dataset['found'], markedMs);
  // A file's own field is there, but not on the screen.
  const seen = [...group.querySelectorAll<HTMLElement>(focusable)].filter((element) => element.offsetParent !== null);
  const target = place.matches(focusable) ? place : (seen.find((element) => element.ariaChecked === 'true') ?? seen[0]);
  (target ?? panel)?.focus({ preventScroll: true });
  return true;
}

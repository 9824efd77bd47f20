import { flag, label, list, record, words } from '../read.ts';

export interface Option {
  value: string;
  label: string;
  description: string | undefined;
  disabled: boolean;
}

/** Most options that are read; nobody chooses among more. */
export const maxOptions = 5_000;

/** The options of a choice: `{value, label}`, or bare strings. Those without a value, and values that repeat, are left out. */
export function readOptions(value: unknown, most = maxOptions): { options: readonly Option[]; cut: boolean } {
  const seen = new Set<string>();
  const options = list(value, most).flatMap((entry) => {
    const raw = record(entry);
    const text = words(raw === undefined ? entry : raw['value'], 500);
    if (text === '' || seen.has(text)) return [];
    seen.add(text);
    return [{ value: text, label: label(raw?.['label']) ?? text, description: label(raw?.['description']), disabled: flag(raw?.['disabled']) }];
  });
  return { options, cut: Array.isArray(value) && value.length > most };
}

/** Options whose label, value or description has every word of the query, accents and case aside. */
export function findOptions(options: readonly Option[], query: string): readonly Option[] {
  const wanted = plain(query).split(/\s+/).filter((word) => word !== '');
  if (wanted.length === 0) return options;
  return options.filter((option) => {
    const text = plain(`${option.label} ${option.value} ${option.description ?? ''}`);
    return wanted.every((word) => text.includes(word));
  });
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

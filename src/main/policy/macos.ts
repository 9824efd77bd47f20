import type { SourceReading } from './combine.ts';
import { parseLocatedJson, type Located } from './located-json.ts';
import type { Run } from './windows.ts';

const managed = '/Library/Managed Preferences';

/** Keys that macOS itself adds to profiles. */
const isOwn = (key: string): boolean => /^(Payload[A-Z]|com\.apple\.)/.test(key);

/**
 * What configuration profiles have set for the app, by `plutil`. macOS writes these files itself, where nobody else can; the
 * machine's wins over the person's.
 */
export async function readManagedPreferences(id: string, deps: { run: Run; user: string; exists(path: string): boolean }): Promise<SourceReading[]> {
  const paths = [`${managed}/${deps.user}/${id}.plist`, `${managed}/${id}.plist`].filter((path) => deps.exists(path));
  return Promise.all(
    paths.map(async (path): Promise<SourceReading> => {
      try {
        return parsePlistJson(await deps.run('/usr/bin/plutil', ['-convert', 'json', '-o', '-', path]), path);
      } catch {
        return { source: path, problem: { kind: 'syntax' } };
      }
    }),
  );
}

/** What `plutil -convert json` prints; its lines are not those of the profile, so none are told. */
export function parsePlistJson(printed: string, source: string): SourceReading {
  const parsed = parseLocatedJson(printed);
  if (!parsed.ok) return { source, problem: { kind: 'syntax' } };
  const root = withoutPlaces(parsed.root);
  return { source, root: root.type === 'object' ? { type: 'object', entries: root.entries.filter(({ key }) => !isOwn(key)) } : root };
}

function withoutPlaces(node: Located): Located {
  switch (node.type) {
    case 'object':
      return { type: 'object', entries: node.entries.map(({ key, value }) => ({ key, value: withoutPlaces(value) })) };
    case 'list':
      return { type: 'list', items: node.items.map(withoutPlaces) };
    case 'value':
      return { type: 'value', value: node.value };
  }
}

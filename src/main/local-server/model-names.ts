import { maxModels } from '../../shared/model-check.ts';

/** Longest name that is taken from a list, in characters; `models.set` takes no longer one. */
const maxNameLength = 200;

/** Most names that are offered for one that does not exist. */
const maxNear = 3;

/**
 * Names in an answer to `/models`: OpenAI's `{data: [{id}]}` (vLLM, llama.cpp, LM Studio, OpenRouter, Mistral, Groq, Anthropic), a bare list
 * (Together), `{models: [{name}]}` (Ollama's own, Gemini's own). `undefined`: it is none of these.
 */
export function readModelNames(answer: unknown): readonly string[] | undefined {
  const list = listIn(answer);
  if (list === undefined) return undefined;
  const names = list.flatMap((entry) => {
    const name = nameOf(entry)?.trim().replace(/^models\//, '') ?? '';
    return name === '' || name.length > maxNameLength || /\p{Cc}/u.test(name) ? [] : [name];
  });
  return [...new Set(names)].sort(byName);
}

function listIn(answer: unknown): readonly unknown[] | undefined {
  if (Array.isArray(answer)) return answer as unknown[];
  if (typeof answer !== 'object' || answer === null) return undefined;
  // Ollama answers `null` where it has none.
  if ('data' in answer && 'object' in answer && answer.data === null) return [];
  for (const field of ['data', 'models']) {
    const list = (answer as Record<string, unknown>)[field];
    if (Array.isArray(list)) return list as unknown[];
  }
  return undefined;
}

function nameOf(entry: unknown): string | undefined {
  if (typeof entry === 'string') return entry;
  if (typeof entry !== 'object' || entry === null) return undefined;
  const { id, name, model } = entry as Record<string, unknown>;
  return [id, name, model].find((value): value is string => typeof value === 'string');
}

/** Numbers by their value: `gpt-4` comes before `gpt-10`. */
const collator = new Intl.Collator('en', { numeric: true });
const byName = (a: string, b: string): number => collator.compare(a, b);

/** As many as a page is given. */
export function shownNames(names: readonly string[]): readonly string[] {
  return names.slice(0, maxModels);
}

/** Names that may be meant with one that does not exist, best first. */
export function nearNames(wanted: string, names: readonly string[]): readonly string[] {
  const target = plain(wanted);
  return names
    .map((name) => ({ name, distance: Math.min(...wordings(name).map((wording) => distanceOf(target, plain(wording)))) }))
    .filter(({ distance }) => distance <= Math.max(2, target.length * 0.4))
    .sort((a, b) => a.distance - b.distance || byName(a.name, b.name))
    .slice(0, maxNear)
    .map(({ name }) => name);
}

/** Without its tag and without whose it is, people know it as well: `meta/llama3.2:latest`. */
function wordings(name: string): readonly string[] {
  const untagged = name.replace(/:.*$/, '');
  return [name, untagged, untagged.slice(untagged.lastIndexOf('/') + 1)];
}

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, '');

/** Changes of single characters; a name with something added in front or behind, as in `llama3.2:latest`, is one change away. */
function distanceOf(wanted: string, name: string): number {
  if (wanted === name) return 0;
  if (wanted.length > 2 && (name.startsWith(wanted) || name.endsWith(wanted))) return 1;
  let row = Array.from({ length: name.length + 1 }, (_, index) => index);
  for (const [i, letter] of Array.from(wanted).entries()) {
    const next = [i + 1];
    for (let j = 0; j < name.length; j += 1) {
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (letter === name[j] ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

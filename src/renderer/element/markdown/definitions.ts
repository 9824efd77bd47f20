import type { Segment } from './segments.ts';

/** What one block takes from others: where named links lead, and the notes of a message. */
export interface Definitions {
  /** Lines `[name]: address`, by normal name. The first one counts, as CommonMark has it. */
  links: ReadonlyMap<string, string>;
  notes: ReadonlyMap<string, string>;
}

const link = /^ {0,3}\[((?:[^\][\\]|\\.){1,200})\]:[ \t]*\n?[ \t]*\S/gm;
const used = /\[((?:[^\][\\]|\\.){1,200})\]/g;
const note = /\[\^([^\]\s]{1,200})\]/g;
const noteStart = /^\[\^([^\]\s]{1,200})\]:[ \t]*/;

/** Definitions beyond this many are text. */
const maxDefinitions = 500;

/** Names are the same whatever their case and spaces. */
function normal(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}

export function collectDefinitions(segments: readonly Segment[]): Definitions {
  const links = new Map<string, string>();
  const notes = new Map<string, string>();
  for (const { kind, raw } of segments) {
    if (kind === 'note') {
      const name = normal(noteStart.exec(raw)?.[1] ?? '');
      if (!notes.has(name) && notes.size < maxDefinitions) notes.set(name, raw);
    } else if (kind === 'text' && raw.includes(']:')) {
      for (const match of raw.matchAll(link)) {
        const name = normal(match[1] ?? '');
        if (links.has(name) || links.size >= maxDefinitions) continue;
        links.set(name, raw.slice(match.index, lineEnd(raw, match.index + match[0].length)));
      }
    }
  }
  return { links, notes };
}

function lineEnd(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline === -1 ? text.length : newline;
}

/** The lines that a block needs behind it so that its links by name lead somewhere; its own are there already. */
export function linksFor(source: string, links: Definitions['links']): string {
  if (links.size === 0 || !source.includes('[')) return '';
  const names = new Set([...source.matchAll(used)].map(([, name = '']) => normal(name)));
  return [...names].flatMap((name) => links.get(name) ?? []).filter((line) => !source.includes(line)).join('\n');
}

/** Names of the notes that a block points to, in its order. Code spans are no text. */
export function notesIn(source: string): string[] {
  if (!source.includes('[^')) return [];
  const text = source.replace(/(`+)[^`]*\1/g, '');
  return [...new Set([...text.matchAll(note)].map(([, name = '']) => normal(name)))];
}

/** The text of a note, without its name and indent. */
export function noteText(raw: string): string {
  return raw.replace(noteStart, '').replace(/\n(?: {1,4}|\t)/g, '\n').trim();
}

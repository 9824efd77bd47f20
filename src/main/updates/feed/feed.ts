import { languages, type Language } from '../../../shared/texts/languages.ts';
import type { ReleaseChannel } from '../../../shared/updates.ts';
import { UpdateError } from '../update-error.ts';
import { isVersion } from './version.ts';

/** What a feed can offer for one system: `zip` a folder (Linux) or an app bundle (macOS), `squirrel` Squirrel’s full .nupkg. */
export const artifactKinds = ['zip', 'deb', 'squirrel', 'dmg'] as const;
export type ArtifactKind = (typeof artifactKinds)[number];

export interface FeedArtifact {
  /** A plain file name; the file lies beside the feed. */
  name: string;
  /** Bytes. */
  size: number;
  /** Hex. */
  sha512: string;
}

/** One release for one channel and system, as docs/updates.md describes it. */
export interface Feed {
  format: 1;
  /** The app’s id: a key may sign for several. */
  product: string;
  channel: ReleaseChannel;
  /** Node’s platform and architecture, `linux-x64`. */
  platform: string;
  version: string;
  /** When it was made; ms since 1970. */
  date: number;
  /** From then on it is not believed any more; ms since 1970. */
  expires: number;
  /** The oldest version that can go to this one in one step. */
  minimum?: string;
  /** How many of a hundred get it. */
  rollout: number;
  /** In some languages, plain text. */
  notes: Partial<Record<Language, string>>;
  artifacts: Partial<Record<ArtifactKind, FeedArtifact>>;
}

/** Longest notes in one language. */
export const maxNotes = 4_000;
/** Most that a package may have, in bytes. */
export const maxArtifact = 2 * 1024 ** 3;

/** A name that is one everywhere: no folder, nothing hidden, no device of Windows. */
export function isPlainName(name: unknown): name is string {
  return typeof name === 'string' && /^[A-Za-z0-9][\w.+~-]{0,150}$/.test(name) && !name.includes('..') && !name.endsWith('.') && !/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name);
}

/** @throws UpdateError `unreadable` where the text is not a feed */
export function parseFeed(text: string): Feed {
  const unreadable = (what: string): UpdateError => new UpdateError('unreadable', `feed.${what}`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw unreadable('json');
  }
  const file = record(value);
  if (file === undefined) throw unreadable('shape');
  const { format, product, channel, platform, version, date, expires, minimum, rollout, notes, artifacts } = file;
  if (format !== 1) throw unreadable('format');
  if (typeof product !== 'string' || typeof platform !== 'string') throw unreadable('product');
  if (channel !== 'stable' && channel !== 'beta') throw unreadable('channel');
  if (!isVersion(version)) throw unreadable('version');
  if (!isTime(date) || !isTime(expires) || expires <= date) throw unreadable('date');
  if (minimum !== undefined && !isVersion(minimum)) throw unreadable('minimum');
  if (typeof rollout !== 'number' || !(rollout >= 0 && rollout <= 100)) throw unreadable('rollout');
  return {
    format,
    product,
    channel,
    platform,
    version,
    date,
    expires,
    ...(minimum !== undefined && { minimum }),
    rollout,
    notes: parseNotes(record(notes) ?? {}),
    artifacts: parseArtifacts(record(artifacts), unreadable),
  };
}

function parseNotes(given: Readonly<Record<string, unknown>>): Feed['notes'] {
  const notes: Feed['notes'] = {};
  for (const language of languages) {
    const text = given[language];
    if (typeof text === 'string' && text.length <= maxNotes) notes[language] = text;
  }
  return notes;
}

function parseArtifacts(given: Readonly<Record<string, unknown>> | undefined, unreadable: (what: string) => UpdateError): Feed['artifacts'] {
  if (given === undefined) throw unreadable('artifacts');
  const artifacts: Feed['artifacts'] = {};
  for (const kind of artifactKinds) {
    if (given[kind] === undefined) continue;
    const { name, size, sha512 } = record(given[kind]) ?? {};
    if (!isPlainName(name)) throw unreadable('name');
    if (typeof size !== 'number' || !Number.isSafeInteger(size) || size <= 0 || size > maxArtifact) throw unreadable('size');
    if (typeof sha512 !== 'string' || !/^[0-9a-f]{128}$/.test(sha512)) throw unreadable('sha512');
    artifacts[kind] = { name, size, sha512 };
  }
  return artifacts;
}

function record(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}

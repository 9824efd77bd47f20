import { createHash } from 'node:crypto';
import { copyFileSync, createReadStream, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { languages } from '../../src/shared/texts/languages.ts';
import { artifactKinds, isPlainName, maxNotes, parseFeed } from '../../src/main/updates/feed/feed.ts';
import { openFeed, publicKeyOf, sealFeed } from '../../src/main/updates/feed/signature.ts';
import { compareVersions, isVersion } from '../../src/main/updates/feed/version.ts';
import { readBranding } from './branding.mjs';

const dayMs = 24 * 3_600_000;
const valued = ['--new-key', '--key', '--out', '--from', '--rollout', '--channel', '--notes', '--minimum', '--days', '--brand', '--version'];

/** Reads the flags of `npm run feed -- …`. @returns what they say, or `{ problem }`: a sentence for the person */
export function parseFeedFlags(argv) {
  const given = new Map();
  const keys = [];
  for (let index = 0; index < argv.length; index += 1) {
    const [name, inline] = argv[index].includes('=') ? [argv[index].slice(0, argv[index].indexOf('=')), argv[index].slice(argv[index].indexOf('=') + 1)] : [argv[index]];
    if (!valued.includes(name)) return { problem: `npm run feed does not know “${argv[index]}”. It takes ${valued.join(', ')}, after a lone --.` };
    const value = inline ?? argv[(index += 1)];
    if (value === undefined || value === '' || (inline === undefined && value.startsWith('--'))) return { problem: `${name} needs a value after it.` };
    if (name === '--key') keys.push(value);
    else given.set(name, value);
  }
  if (given.has('--new-key')) return { newKey: given.get('--new-key') };
  if (keys.length === 0 || !given.has('--out')) return { problem: 'npm run feed needs --key FILE and --out DIR, or --new-key FILE to make a key.' };
  const rollout = Number(given.get('--rollout') ?? 100);
  if (!(rollout >= 0 && rollout <= 100)) return { problem: `--rollout takes a number from 0 to 100, not “${given.get('--rollout')}”.` };
  const channel = given.get('--channel') ?? 'stable';
  if (channel !== 'stable' && channel !== 'beta') return { problem: `--channel is stable or beta, not “${channel}”.` };
  const days = Number(given.get('--days') ?? 90);
  if (!(days >= 1 && days <= 3_650)) return { problem: `--days takes a number from 1 to 3650, not “${given.get('--days')}”.` };
  for (const name of ['--minimum', '--version']) if (given.has(name) && !isVersion(given.get(name))) return { problem: `${name} takes a version like 1.2.3, not “${given.get(name)}”.` };
  return { keys, out: given.get('--out'), from: given.get('--from'), rollout, channel, days, notes: given.get('--notes'), minimum: given.get('--minimum'), brand: given.get('--brand'), version: given.get('--version') };
}

/** What a package is, by its name; `undefined` for every other file. */
export function describePackage(name, slug) {
  const zip = /-(linux|darwin|win32)-(x64|arm64|armv7l|ia32)-(\d+\.\d+\.\d+[\w.-]*)\.zip$/.exec(name);
  if (zip !== null) return zip[1] === 'win32' ? undefined : { kind: 'zip', platform: `${zip[1]}-${zip[2]}`, version: zip[3] };
  const deb = /^([\w.+-]+)_(\d[\w.~+-]*)_(amd64|arm64|armhf)\.deb$/.exec(name);
  // Debian writes what comes before a release with a tilde.
  if (deb !== null) return deb[1] === slug ? { kind: 'deb', platform: `linux-${{ amd64: 'x64', arm64: 'arm64', armhf: 'armv7l' }[deb[3]]}`, version: deb[2].replace('~', '-') } : undefined;
  const squirrel = /-(\d+\.\d+\.\d+[\w.-]*)-full\.nupkg$/.exec(name);
  if (squirrel !== null) return { kind: 'squirrel', platform: 'win32-x64', version: squirrel[1] };
  const dmg = /-(\d+\.\d+\.\d+[\w.-]*?)-(x64|arm64)\.dmg$/.exec(name);
  return dmg === null ? undefined : { kind: 'dmg', platform: `darwin-${dmg[2]}`, version: dmg[1] };
}

/** Makes a feed for each system that there are packages for, and puts the packages beside it. @returns `{ feeds }` or `{ problem }` */
export async function makeFeeds({ from, out, channel, rollout, days, notes, minimum, keys, brand, version: wanted, now = Date.now() }) {
  const branding = readBranding(brand);
  if (!existsSync(from)) return { problem: `There are no packages in ${from}. Run npm run make first.` };
  const found = readdirSync(from, { recursive: true }).flatMap((name) => {
    const path = join(from, name);
    const what = statSync(path).isFile() ? describePackage(basename(name), branding.slug) : undefined;
    return what === undefined ? [] : [{ ...what, path, name: basename(name).replaceAll(' ', '-') }];
  });
  const version = wanted ?? found.map((one) => one.version).sort(compareVersions).at(-1);
  const chosen = found.filter((one) => one.version === version && isPlainName(one.name));
  if (chosen.length === 0) return { problem: `There are no packages${wanted === undefined ? '' : ` of version ${wanted}`} in ${from}. Run npm run make first.` };
  const words = readNotes(notes);
  if (words.problem !== undefined) return words;
  const feeds = [];
  for (const platform of new Set(chosen.map((one) => one.platform))) {
    const artifacts = {};
    const packages = chosen.filter((one) => one.platform === platform);
    for (const { kind, path, name } of packages) artifacts[kind] = { name, size: statSync(path).size, sha512: await digestOf(path) };
    const path = join(out, channel, `${platform}.json`);
    const date = Math.max(now, dateOf(path, keys) + 1);
    const feed = { format: 1, product: branding.id, channel, platform, version, date, expires: date + days * dayMs, ...(minimum !== undefined && { minimum }), rollout, notes: words.notes, artifacts };
    const text = JSON.stringify(feed, undefined, 2);
    parseFeed(text);
    mkdirSync(join(out, channel), { recursive: true });
    for (const { path: source, name } of packages) place(source, join(out, channel, name));
    // Last, and at once: whoever reads it finds what it names.
    writeFileSync(`${path}.part`, sealFeed(text, keys));
    renameSync(`${path}.part`, path);
    feeds.push({ path, version, kinds: artifactKinds.filter((kind) => kind in artifacts) });
  }
  return { feeds };
}

/** The date of the feed that is there, which the next one must not be older than. */
function dateOf(path, keys) {
  try {
    return parseFeed(openFeed(readFileSync(path, 'utf8'), keys.map(publicKeyOf))).date;
  } catch {
    return 0;
  }
}

/** Plain text is English; JSON has a text for each language. */
function readNotes(text) {
  if (text === undefined) return { notes: {} };
  let notes = { en: text.trim() };
  if (text.trimStart().startsWith('{')) {
    try {
      notes = JSON.parse(text);
    } catch {
      return { problem: 'The notes begin like JSON and are none. Write plain text, or { "en": "…", "de": "…" }.' };
    }
  }
  for (const [language, words] of Object.entries(notes)) {
    if (!languages.includes(language)) return { problem: `The notes have a language that the app does not speak: ${language}. It speaks ${languages.join(', ')}.` };
    if (typeof words !== 'string' || words.length > maxNotes) return { problem: `The notes in “${language}” are no text of at most ${maxNotes} characters.` };
  }
  return { notes };
}

function place(source, target) {
  rmSync(`${target}.part`, { force: true });
  try {
    linkSync(source, `${target}.part`);
  } catch {
    copyFileSync(source, `${target}.part`);
  }
  renameSync(`${target}.part`, target);
  // Two names of one file: renaming one to the other leaves both.
  rmSync(`${target}.part`, { force: true });
}

async function digestOf(path) {
  const hash = createHash('sha512');
  for await (const bytes of createReadStream(path)) hash.update(bytes);
  return hash.digest('hex');
}

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseFeedFlags, makeFeeds } from './lib/feed.mjs';
import { at } from './lib/paths.mjs';
import { fail, say } from './lib/run.mjs';
import { newKey, publicKeyOf } from '../src/main/updates/feed/signature.ts';

/**
 * Makes the feed that the app looks for updates in, from the packages in `out/make`; docs/updates.md.
 * `npm run feed -- --new-key FILE` makes a key first.
 */
const from = process.env.INIT_CWD ?? process.cwd();
const { problem, ...flags } = parseFeedFlags(process.argv.slice(2));
if (problem !== undefined) fail(problem);

if (flags.newKey !== undefined) {
  const path = resolve(from, flags.newKey);
  const { privateKey, publicKey } = newKey();
  try {
    writeFileSync(path, privateKey, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    fail(error.code === 'EEXIST' ? `${path} exists already. A key is never written over.` : `The key could not be written: ${error.message}`);
  }
  say(`The private key is in ${path}. Keep it out of the repository, and a copy of it in a safe place.`);
  say(`Public key, for "updates.keys" of the branding file:\n${publicKey}`);
} else {
  const keys = flags.keys.map((name) => {
    const path = resolve(from, name);
    if (!existsSync(path)) fail(`There is no key at ${path}. Make one with: npm run feed -- --new-key ${name}`);
    const pem = readFileSync(path, 'utf8');
    try {
      publicKeyOf(pem);
    } catch {
      fail(`${path} holds no private Ed25519 key.`);
    }
    return pem;
  });
  const notes = flags.notes === undefined ? undefined : readFileSync(resolve(from, flags.notes), 'utf8');
  const made = await makeFeeds({ ...flags, from: resolve(from, flags.from ?? at('out', 'make')), out: resolve(from, flags.out), keys, notes });
  if (made.problem !== undefined) fail(made.problem);
  for (const { path, version, kinds } of made.feeds) say(`${path}  ${version}  ${kinds.join(', ')}`);
}

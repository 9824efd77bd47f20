import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { readBranding, shippedBranding } from './branding.mjs';
import { findElectron } from './electron.mjs';
import { renderIcons } from './icons.mjs';
import { at, cacheDir, node } from './paths.mjs';
import { placesOf } from './places.mjs';
import { fail, run, say, since, waiting } from './run.mjs';

const inputs = ['src', 'electron.vite.config.ts', 'scripts/lib/brand-plugin.mjs', 'scripts/lib/bundled-packages.mjs', 'scripts/lib/diagram-page.mjs', 'scripts/lib/page-chunks.mjs', 'scripts/lib/renderer-plugins.mjs', 'package-lock.json', 'package.json', 'tsconfig.base.json'];
const outputs = ['main/boot.js', 'main/index.js', 'main/web.js', 'main/server.js', 'main/history-worker.js', 'main/keytar-child.js', 'preload/index.cjs', 'renderer'];
const lock = join(cacheDir, 'build.lock');
const pollMs = 200;

/**
 * Builds a brand's bundles when their sources have changed since the last build: ours in `out`, another's in its own folder.
 * Quiet unless it fails; a failure ends the script. The version is not in the bundles.
 */
export async function build(branding = readBranding()) {
  const { bundles, icons } = placesOf(branding);
  const digest = sourceDigest(branding);
  if (isCurrent(bundles, digest)) return;
  const release = await takeLock();
  try {
    if (isCurrent(bundles, digest)) return;
    const startedAt = Date.now();
    rmSync(stampIn(bundles), { force: true });
    const electron = findElectron();
    const { code, output } = await run(
      node(),
      [at('node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build', '--logLevel', 'warn'],
      {
        label: `Building ${branding.name}`,
        env: { NODE_ENV: 'production', LATCHKEY_BRAND: branding.file, ...(electron && { ELECTRON_EXEC_PATH: electron.path }) },
      },
    );
    if (code !== 0) {
      release();
      fail(`The build failed:\n${output.trimEnd()}`);
    }
    if (!branding.isOwn) renderIcons(branding, icons);
    writeFileSync(stampIn(bundles), digest);
    say(`Built ${branding.name} in ${since(startedAt)}`);
  } finally {
    release();
  }
}

const stampIn = (bundles) => join(bundles, '.build-stamp');

function isCurrent(bundles, digest) {
  try {
    return readFileSync(stampIn(bundles), 'utf8') === digest && outputs.every((file) => existsSync(join(bundles, file)));
  } catch {
    return false;
  }
}

function sourceDigest(branding) {
  const hash = createHash('sha256').update(JSON.stringify(shippedBranding(branding)));
  for (const path of [branding.icon, branding.tray]) hash.update(readFileSync(path));
  for (const path of inputs.flatMap((input) => filesUnder(input))) hash.update(`${path}\n`).update(readFileSync(at(path)));
  return hash.digest('hex');
}

function filesUnder(path) {
  if (!existsSync(at(path))) return [];
  if (statSync(at(path)).isFile()) return [path];
  return readdirSync(at(path), { recursive: true })
    .map((name) => join(path, name))
    .filter((name) => statSync(at(name)).isFile())
    .sort();
}

/** Two commands at once must not write `out/` together: the second waits. The lock of a process that is gone is ignored. */
async function takeLock() {
  mkdirSync(cacheDir, { recursive: true });
  const done = waiting('Waiting for another build to end');
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      done();
      return () => rmSync(lock, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (isStale()) rmSync(lock, { force: true });
    else await delay(pollMs);
  }
}

function isStale() {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH' || error.code === 'ENOENT';
  }
}

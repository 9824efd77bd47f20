import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findElectron } from './electron.mjs';
import { at, cacheDir, node } from './paths.mjs';
import { fail, run, say, since, waiting } from './run.mjs';

const inputs = ['src', 'resources/branding.json', 'electron.vite.config.ts', 'scripts/lib/diagram-page.mjs', 'scripts/lib/page-chunks.mjs', 'scripts/lib/renderer-plugins.mjs', 'package-lock.json', 'package.json', 'tsconfig.base.json'];
const outputs = ['main/index.js', 'main/web.js', 'main/server.js', 'main/history-worker.js', 'main/keytar-child.js', 'preload/index.cjs', 'renderer'];
const stampFile = at('out', '.build-stamp');
const lock = join(cacheDir, 'build.lock');
const pollMs = 200;

/** Builds `out/` when its sources have changed since the last build. Quiet unless it fails; a failure ends the script. */
export async function build() {
  const digest = sourceDigest();
  if (isCurrent(digest)) return;
  const release = await takeLock();
  try {
    if (isCurrent(digest)) return;
    const startedAt = Date.now();
    rmSync(stampFile, { force: true });
    const electron = findElectron();
    const { code, output } = await run(
      node(),
      [at('node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build', '--logLevel', 'warn'],
      {
        label: 'Building Latchkey',
        env: { NODE_ENV: 'production', ...(electron && { ELECTRON_EXEC_PATH: electron.path }) },
      },
    );
    if (code !== 0) {
      release();
      fail(`The build failed:\n${output.trimEnd()}`);
    }
    writeFileSync(stampFile, digest);
    say(`Built Latchkey in ${since(startedAt)}`);
  } finally {
    release();
  }
}

function isCurrent(digest) {
  try {
    return readFileSync(stampFile, 'utf8') === digest && outputs.every((file) => existsSync(at('out', file)));
  } catch {
    return false;
  }
}

function sourceDigest() {
  const hash = createHash('sha256');
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

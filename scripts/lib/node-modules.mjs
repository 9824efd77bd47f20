import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { at, node } from './paths.mjs';
import { fail, has, run, say, since, tail } from './run.mjs';

const stampFile = at('node_modules', '.latchkey-setup');
const keytarModule = at('node_modules', 'keytar', 'build', 'Release', 'keytar.node');
const installLimitMs = 20 * 60_000;

/** Installs node_modules when they are missing or differ from the lock file, and keytar where it can be built. Instant otherwise. */
export async function provideNodeModules() {
  const stamp = readStamp();
  const lock = lockDigest();
  if (stamp.lock !== lock) {
    if (!matchesLock()) await install();
    await complete();
  }
  const keytar = await provideKeytar(stamp);
  if (stamp.lock !== lock || stamp.keytar !== keytar) writeFileSync(stampFile, JSON.stringify({ lock, keytar }));
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return {};
  }
}

function lockDigest() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`);
  for (const file of ['package.json', 'package-lock.json']) hash.update(readFileSync(at(file)));
  return hash.digest('hex');
}

/** True when npm's own record says that what is installed is what the lock file names, e.g. after `npm install` by hand. */
function matchesLock() {
  let installed;
  try {
    installed = JSON.parse(readFileSync(at('node_modules', '.package-lock.json'), 'utf8')).packages;
  } catch {
    return false;
  }
  const locked = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages;
  // The project itself is listed in the lock file only.
  delete locked[''];
  const complete = Object.entries(locked).every(([path, { version, optional }]) =>
    installed[path] ? installed[path].version === version : optional === true,
  );
  return complete && Object.keys(installed).every((path) => path in locked);
}

/** Runs npm, the very one that runs this script, on the given Node. */
function npm(nodeBinary, args, options) {
  const cli = process.env.npm_execpath ?? findNpm();
  const env = { ...nodeHeaders(), ...options.env };
  if (cli !== undefined) return run(nodeBinary, [cli, ...args], { ...options, env });
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { ...options, env });
}

function findNpm() {
  const prefix = resolve(process.execPath, '..');
  const places = [
    join(prefix, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(prefix, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  return places.find((place) => existsSync(place));
}

/** Node's own headers beside it, where it has them: building keytar then needs no download. N-API makes any version's do. */
function nodeHeaders() {
  const prefix = resolve(process.execPath, '..', '..');
  return existsSync(join(prefix, 'include', 'node', 'node_api.h')) ? { npm_package_config_node_gyp_nodedir: prefix } : {};
}

async function install() {
  const startedAt = Date.now();
  say('Installing packages (first run, or the lock file changed)');
  const { code, output } = await npm(process.execPath, ['ci', '--loglevel=error'], {
    label: 'Installing packages',
    timeoutMs: installLimitMs,
  });
  if (code !== 0) fail(`npm ci failed:\n${tail(output)}`);
  say(`Installed packages in ${since(startedAt)}`);
}

/** npm leaves out optional packages that want a newer Node than the one it runs on; the bundled Node 24 fetches those. */
async function complete() {
  const bundled = node();
  const packager = at('node_modules', 'electron-installer-debian');
  if (process.platform === 'win32' || existsSync(packager) || bundled === process.execPath) return;
  const { code, output } = await npm(bundled, ['install', '--no-save', '--loglevel=error'], {
    label: 'Completing packages',
    timeoutMs: installLimitMs,
  });
  if (code !== 0) say(`Packaging tools could not be installed; only "npm run make" misses them.\n${tail(output, 5)}`);
}

/**
 * Builds keytar when it is missing and what it needs has appeared since the last attempt. Without it the app works and says
 * that sign-in will not be remembered.
 * @returns what to note in the stamp.
 */
async function provideKeytar(stamp) {
  if (existsSync(keytarModule)) return 'built';
  const buildable =
    process.platform !== 'linux' || (await run('pkg-config', ['--exists', 'libsecret-1'], { label: 'Looking for libsecret' })).code === 0;
  const state = buildable && (process.platform !== 'linux' || (await has('g++'))) ? 'failed' : 'not buildable';
  if (state === 'not buildable' || stamp.keytar === 'failed') return stamp.keytar ?? state;
  const args = existsSync(at('node_modules', 'keytar')) ? ['rebuild', 'keytar'] : ['install', '--no-save'];
  await npm(node(), [...args, '--loglevel=error'], { label: 'Building keytar, which talks to the keychain', timeoutMs: installLimitMs });
  if (existsSync(keytarModule)) return 'built';
  say('keytar could not be built: sign-in will last until the app quits.');
  return state;
}

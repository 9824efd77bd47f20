import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, cacheDir, node } from './paths.mjs';
import { run, say } from './run.mjs';

const executable = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron';
const downloadLimitMs = 5 * 60_000;
const retryAfterMs = 6 * 3_600_000;
const missingFile = join(cacheDir, 'electron-missing.json');
const librariesFile = join(cacheDir, 'electron-libraries.json');

/**
 * The Electron that is on this machine: the folder named by `ELECTRON_OVERRIDE_DIST_PATH`, or the official one in node_modules.
 * @returns its folder, executable and version, or `undefined`.
 */
export function findElectron() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH || at('node_modules', 'electron', 'dist');
  const path = join(folder, executable);
  if (!existsSync(path)) return undefined;
  return { folder, path, version: readVersion(folder) };
}

function readVersion(folder) {
  try {
    return readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
  } catch {
    return undefined;
  }
}

/**
 * Downloads the official Electron where none is to be found. A failure is said in one line and remembered for six
 * hours, so that the next start is not slow.
 */
export async function provideElectron() {
  if (findElectron() !== undefined) return;
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH) {
    say(`ELECTRON_OVERRIDE_DIST_PATH names a folder without ${executable}; going on without Electron.`);
    return;
  }
  const { version } = JSON.parse(readFileSync(at('node_modules', 'electron', 'package.json'), 'utf8'));
  if (remembered(version)) return;
  const { code, output } = await run(node(), [at('node_modules', 'electron', 'install.js')], {
    label: `Downloading Electron ${version} (about 120 MB, once)`,
    timeoutMs: downloadLimitMs,
  });
  if (code === 0 && findElectron() !== undefined) return;
  const reason = code === 124 ? 'it took more than five minutes' : (output.match(/(?:Error|error): (.+)/)?.[1] ?? `exit code ${code}`);
  say(`Electron ${version} could not be downloaded (${reason}). It is tried again in six hours, or now with: npx install-electron`);
  remember(missingFile, { version, at: Date.now() });
}

function remembered(version) {
  try {
    const note = JSON.parse(readFileSync(missingFile, 'utf8'));
    return note.version === version && Date.now() - note.at < retryAfterMs;
  } catch {
    return false;
  }
}

function remember(file, facts) {
  mkdirSync(cacheDir, { recursive: true });
  writeFileSync(file, JSON.stringify(facts));
}

/**
 * Why a window cannot be opened with this Electron on this machine, as a clause for a sentence; `undefined` when it can.
 * `display`: the caller brings one. The check of shared libraries is remembered for the executable.
 */
export async function electronProblem(electron, { display = false } = {}) {
  if (electron === undefined) return 'Electron is not installed';
  if (process.platform !== 'linux') return undefined;
  if (!display && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return 'there is no display';
  const stamp = `${electron.path} ${statSync(electron.path).mtimeMs}`;
  try {
    if (JSON.parse(readFileSync(librariesFile, 'utf8')) === stamp) return undefined;
  } catch {
    // Not checked yet.
  }
  const { output } = await run('ldd', [electron.path], { label: 'Checking the libraries Electron needs' });
  const missing = [...output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);
  if (missing.length > 0)
    return `Electron needs shared libraries that are not installed (${missing.slice(0, 3).join(', ')}${missing.length > 3 ? ', …' : ''})`;
  remember(librariesFile, stamp);
  return undefined;
}

/** Chromium refuses to run as root with its sandbox. */
export function sandboxArguments() {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

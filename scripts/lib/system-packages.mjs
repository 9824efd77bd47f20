import { existsSync, readFileSync } from 'node:fs';
import { fail, has, run, say, tail } from './run.mjs';

/** Names of one library before and after Debian's 64-bit time change: any of them will do. */
const t64 = (name) => [name, `${name}t64`];

/** A keychain of the tests' own. */
const keyringPackages = [['dbus'], ['gnome-keyring'], ['libsecret-1-0']];

/** What tests and packaging need on Debian and Ubuntu. Each entry lists names of which one is enough. */
const debianPackages = [
  // Electron's shared libraries and a display for it.
  ['libnss3'],
  t64('libgtk-3-0'),
  ['libgbm1'],
  t64('libasound2'),
  t64('libatk-bridge2.0-0'),
  ['libxss1'],
  ['libdrm2'],
  ['libxkbcommon0'],
  t64('libcups2'),
  ['xvfb'],
  ['xauth'],
  ['fonts-dejavu-core'],
  ...keyringPackages,
  // keytar is compiled where its prebuilt module cannot be fetched.
  ['libsecret-1-dev'],
  ['pkg-config', 'pkgconf'],
  ['g++'],
  ['make'],
  ['python3'],
  // The official ChatKit SDK, which interop tests run against.
  ['python3-venv'],
  // The .deb and what installs and desktop entries call.
  ['fakeroot'],
  ['dpkg'],
  ['xdg-utils'],
  // Validators of the desktop entry and of what software centres read.
  ['desktop-file-utils'],
  ['appstream'],
  // certutil: a certificate of the person's own, which the package must not hand out.
  ['libnss3-tools'],
  ['libnotify4'],
  ['libuuid1'],
  ['libatspi2.0-0', 'libatspi2.0-0t64'],
  ['libxtst6'],
  ['zip'],
  ['unzip'],
  ['procps'],
];

const browserNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Reads which distribution this is; `undefined` off Linux. */
function distribution() {
  if (process.platform !== 'linux' || !existsSync('/etc/os-release')) return undefined;
  const text = readFileSync('/etc/os-release', 'utf8');
  const id = text.match(/^ID="?([^"\n]+)/m)?.[1] ?? '';
  const like = text.match(/^ID_LIKE="?([^"\n]+)/m)?.[1] ?? '';
  return { id, debian: [id, ...like.split(' ')].some((name) => name === 'debian' || name === 'ubuntu') };
}

/**
 * Makes sure that the tests' system packages are there. Debian and Ubuntu as root: installs what is missing. Elsewhere:
 * says the one line to run and ends with code 1.
 */
export async function provideSystemPackages() {
  const system = distribution();
  // Ubuntu's chromium is a stub for a snap, which containers cannot run.
  if (system?.debian) return provideDebianPackages(system.id === 'ubuntu' ? debianPackages : [...debianPackages, ['chromium']]);
  if (process.platform === 'linux') return requirePrograms({ Xvfb: 'Xvfb', ...keyringPrograms });
}

/** The same for what the fault run needs alone: a Secret Service that can be locked and killed. Only Linux has one. */
export async function provideKeyring() {
  const system = distribution();
  if (system?.debian) return provideDebianPackages(keyringPackages);
  if (process.platform === 'linux') return requirePrograms(keyringPrograms);
  fail('The fault run locks and kills a Secret Service of its own, which only Linux has. Run it there, or in a container.');
}

async function provideDebianPackages(wanted) {
  const installed = await installedPackages(wanted.flat());
  const missing = wanted.filter((names) => !names.some((name) => installed.has(name)));
  if (missing.length > 0) {
    if (process.getuid?.() !== 0) {
      fail(
        `The tests need system packages. Run this once, then again what you ran:\n  sudo apt-get install -y ${missing.map((names) => names[0]).join(' ')}`,
      );
    }
    await apt(['update'], 'Reading the list of system packages');
    const names = await Promise.all(missing.map(pickAvailable));
    say(`Installing system packages: ${names.join(' ')}`);
    await apt(['install', '-y', '--no-install-recommends', ...names], 'Installing system packages');
  }
}

async function installedPackages(names) {
  const { output } = await run('dpkg-query', ['-W', '-f', '${db:Status-Status} ${Package}\n', ...names], {
    label: 'Checking system packages',
  });
  return new Set([...output.matchAll(/^installed (\S+)$/gm)].map((match) => match[1]));
}

async function pickAvailable(names) {
  for (const name of names) {
    const { code, output } = await run('apt-cache', ['policy', name], { label: `Looking for ${name}` });
    if (code === 0 && /Candidate: (?!\(none\))/.test(output)) return name;
  }
  return names[0];
}

async function apt(args, label) {
  const { code, output } = await run('apt-get', ['-qq', ...args], { label, env: { DEBIAN_FRONTEND: 'noninteractive' } });
  if (code !== 0) fail(`apt-get ${args[0]} failed:\n${tail(output, 15)}`);
}

const keyringPrograms = { 'dbus-run-session': 'D-Bus', 'gnome-keyring-daemon': 'GNOME Keyring' };

async function requirePrograms(needed) {
  const missing = [];
  for (const [program, name] of Object.entries(needed)) if (!(await has(program))) missing.push(name);
  if (missing.length > 0) fail(`The tests need ${missing.join(', ')}. Install them with your package manager, then run this again.`);
}

/** Makes sure of a Chromium for the tests of the web host, a system one or Playwright's own; needs node_modules. */
export async function provideBrowser() {
  if (process.platform === 'linux') for (const name of browserNames) if (await has(name)) return;
  const { chromium } = await import('@playwright/test');
  if (existsSync(chromium.executablePath())) return;
  fail('The tests need a Chromium. Run this once, then again what you ran:\n  npx playwright install chromium');
}

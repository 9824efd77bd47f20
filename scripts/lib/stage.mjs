import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { readBranding } from './branding.mjs';
import { at } from './paths.mjs';
import { placesOf } from './places.mjs';

/** Native modules and what they load at run time; everything else is in the bundles. Listed are the files and folders to keep. */
const natives = {
  libsql: ['package.json', 'LICENSE', 'index.js', 'auth.js', 'sqlite-error.js'],
  '@neon-rs/load': ['package.json', 'LICENSE', 'dist'],
  'detect-libc': ['package.json', 'LICENSE', 'lib'],
  keytar: ['package.json', 'LICENSE.md', 'lib', 'build/Release/keytar.node'],
};

const icons = ['256.png', 'trayTemplate.png', 'trayTemplate@2x.png', 'tray-on-light.png', 'tray-on-dark.png'];

/** The web host is for development machines and tests; a package has only what these load. */
const entries = ['main/index.js', 'main/server.js', 'main/history-worker.js', 'main/keytar-child.js'];

/**
 * Lays out a brand's app as it is shipped, for this platform: bundles, icons, native modules and a short package.json.
 * @param electronVersion exact version to package with.
 * @param options the brand, ours by default, and the version that people see.
 * @returns the folder.
 */
export function stageApp(electronVersion, { branding = readBranding(), version } = {}) {
  const places = placesOf(branding, version);
  const folder = places.staged;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const copy = (from, to) => cpSync(from, join(folder, to), { recursive: true });
  for (const path of ['preload', 'renderer', 'main/package.json', ...chunksFrom(places.bundles, entries)]) copy(join(places.bundles, path), `out/${path}`);
  for (const name of icons) copy(join(places.icons, name), `resources/icons/${name}`);
  copy(at('LICENSE'), 'LICENSE');
  for (const [name, keep] of Object.entries({ ...natives, ...platformBinaries() })) copyModule(folder, name, keep);
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(describeApp(electronVersion, branding, places.version), undefined, 2)}\n`);
  return folder;
}

/** The entries and the chunks they import, at once or later. */
function chunksFrom(bundles, paths) {
  const found = new Set(paths);
  for (const path of found) {
    const text = readFileSync(join(bundles, path), 'utf8');
    for (const [, name] of text.matchAll(/["'`](\.{1,2}\/[\w./-]+\.js)["'`]/g)) {
      const chunk = posix.join(posix.dirname(path), name);
      if (existsSync(join(bundles, chunk))) found.add(chunk);
    }
  }
  return found;
}

/** The `@libsql/<platform>` package that npm chose for this machine. */
function platformBinaries() {
  const scope = at('node_modules', '@libsql');
  const { optionalDependencies = {} } = readPackage('libsql');
  const wanted = readdirSync(scope).filter((name) => `@libsql/${name}` in optionalDependencies && matchesLibc(name));
  if (wanted.length === 0)
    throw new Error('The database module for this platform is not installed: delete node_modules and run the command again.');
  return Object.fromEntries(wanted.map((name) => [`@libsql/${name}`, ['package.json', 'LICENSE', 'index.node']]));
}

function matchesLibc(name) {
  if (!name.startsWith('linux-'))
    return name === `${process.platform}-${process.arch}` || name.startsWith(`${process.platform}-${process.arch}-`);
  const glibc = process.report.getReport().header.glibcVersionRuntime !== undefined;
  return name.startsWith(`linux-${process.arch}-`) && name.includes('musl') !== glibc;
}

function readPackage(name) {
  return JSON.parse(readFileSync(at('node_modules', name, 'package.json'), 'utf8'));
}

function copyModule(folder, name, keep) {
  const source = at('node_modules', name);
  // keytar is optional: without it the app falls back to Electron's own storage.
  if (!existsSync(source)) return;
  for (const file of keep) {
    if (!existsSync(join(source, file))) continue;
    cpSync(join(source, file), join(folder, 'node_modules', name, file), {
      recursive: true,
      filter: (path) => !/\.(map|d\.[cm]?ts|md)$/.test(path) || path.endsWith('LICENSE.md'),
    });
  }
}

function describeApp(electronVersion, branding, version) {
  const { type, main } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
  return {
    name: branding.slug,
    productName: branding.name,
    version,
    description: branding.summary,
    license: branding.license,
    author: branding.publisher.name,
    type,
    main,
    // Forge reads the version to package with here; it is taken out of what is shipped.
    devDependencies: { electron: electronVersion },
    config: { forge: at('forge.config.ts') },
  };
}

import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { readBranding } from './branding.mjs';
import { describePackages, readBundledPackages } from './bundled-packages.mjs';
import { at } from './paths.mjs';
import { placesOf } from './places.mjs';
import { releaseDate } from './release-date.mjs';
import { licenceTexts, makeSbom } from './sbom.mjs';

/** Native modules and what they load at run time; everything else is in the bundles. Listed are the files and folders to keep. */
const natives = {
  libsql: ['package.json', 'LICENSE', 'index.js', 'auth.js', 'sqlite-error.js'],
  '@neon-rs/load': ['package.json', 'LICENSE', 'dist'],
  'detect-libc': ['package.json', 'LICENSE', 'lib'],
  keytar: ['package.json', 'LICENSE.md', 'lib', 'build/Release/keytar.node'],
};

const icons = ['256.png', 'trayTemplate.png', 'trayTemplate@2x.png', 'tray-on-light.png', 'tray-on-dark.png'];

/** The web host is for development machines and tests; a package has only what these load. */
const entries = ['main/boot.js', 'main/index.js', 'main/server.js', 'main/history-worker.js', 'main/keytar-child.js'];

/**
 * Lays out a brand's app as it is shipped, for this platform: bundles, icons, native modules and a short package.json.
 * @param electronVersion exact version to package with.
 * @param options the brand, ours by default, the version that people see, and those of Chromium and Node, where they are known.
 * @returns the folder.
 */
export function stageApp(electronVersion, { branding = readBranding(), version, engine = {} } = {}) {
  const places = placesOf(branding, version);
  const folder = places.staged;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const copy = (from, to) => cpSync(from, join(folder, to), { recursive: true });
  for (const path of ['preload', 'renderer', 'main/package.json', ...chunksFrom(places.bundles, entries)]) copy(join(places.bundles, path), `out/${path}`);
  for (const name of icons) copy(join(places.icons, name), `resources/icons/${name}`);
  // Of another brand the licence is its own, and ours is among those of its parts.
  if (branding.isOwn) copy(at('LICENSE'), 'LICENSE');
  const modules = { ...natives, ...platformBinaries() };
  for (const [name, keep] of Object.entries(modules)) copyModule(folder, name, keep);
  writeLicences(folder, { branding, places, modules: Object.keys(modules), engine: { electron: electronVersion, ...engine } });
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(describeApp(electronVersion, branding, places.version), undefined, 2)}\n`);
  return folder;
}

/** What is in the package, for programs (CycloneDX), and under which licences, for people. */
function writeLicences(folder, { branding, places, modules, engine }) {
  const packages = describePackages([...readBundledPackages(places.bundles).map((one) => one.folder), ...modules.map((name) => at('node_modules', name))]);
  const before = branding.isOwn ? [] : [{ title: `The client that ${branding.name} is built from (MIT)`, text: readFileSync(at('LICENSE'), 'utf8').trim() }];
  const sbom = makeSbom({ app: { ...branding, version: places.version }, packages, engine, date: releaseDate() });
  mkdirSync(join(folder, 'licenses'));
  writeFileSync(join(folder, 'licenses', 'THIRD-PARTY.txt'), licenceTexts(packages, before));
  writeFileSync(join(folder, 'licenses', 'sbom.cdx.json'), `${JSON.stringify(sbom, undefined, 1)}\n`);
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
    // As libraries are; npm keeps what its archive happens to say.
    if (file.endsWith('.node')) chmodSync(join(folder, 'node_modules', name, file), 0o644);
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
    // Names the windows to the desktop, which finds icon and name by it.
    desktopName: `${branding.slug}.desktop`,
    type,
    // Looks whether the package is sound, and goes on with the app.
    main: main.replace(/index\.js$/, 'boot.js'),
    // Forge reads the version to package with here; it is taken out of what is shipped.
    devDependencies: { electron: electronVersion },
    config: { forge: at('forge.config.ts') },
  };
}

import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BrandingError, readBranding } from './lib/branding.mjs';
import { build } from './lib/build.mjs';
import { findElectron } from './lib/electron.mjs';
import { parseMakeFlags } from './lib/make-flags.mjs';
import { at, node } from './lib/paths.mjs';
import { placesOf } from './lib/places.mjs';
import { fail, run, say, since, tail } from './lib/run.mjs';
import { stageApp } from './lib/stage.mjs';

/**
 * Makes the installers of this platform: ours in `out/make`, another brand's or version's in a folder of its own (`scripts/lib/places.mjs`).
 * `LATCHKEY_ELECTRON_ZIP_DIR` names a folder with an Electron zip to package instead of the version in package.json, for
 * machines that cannot download one.
 */
const startedAt = Date.now();
const { problem, brand, version, targets } = parseMakeFlags(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
if (problem !== undefined) fail(problem, 2);

const branding = branded();
const places = placesOf(branding, version);
await build(branding);

const electron = electronVersion();
stageApp(electron, { branding, version, engine: engineOf(electron) });
const forge = at('node_modules', '@electron-forge', 'cli', 'dist', 'electron-forge.js');
const { code, output } = await run(node(), [forge, 'make', places.staged], {
  label: `Making installers of ${branding.name} ${places.version}`,
  env: {
    NODE_ENV: 'production',
    CI: 'true',
    LATCHKEY_BRAND: branding.file,
    LATCHKEY_VERSION: places.version,
    LATCHKEY_ELECTRON: electron,
    LATCHKEY_TARGETS: (targets ?? []).join(','),
  },
});
if (code !== 0) fail(`Making the installers failed:\n${tail(output)}`);

copyFileSync(join(places.staged, 'licenses', 'sbom.cdx.json'), join(places.make, `${branding.slug}-${places.version}-${process.platform}-${process.arch}.cdx.json`));
for (const file of installers(places.make)) say(`${(statSync(file).size / 1_048_576).toFixed(0).padStart(5)} MB  ${file}`);
say(`Made ${branding.name} ${places.version} in ${since(startedAt)}.`);

function branded() {
  try {
    return readBranding(brand);
  } catch (error) {
    if (error instanceof BrandingError) return fail(error.message);
    throw error;
  }
}

function electronVersion() {
  const folder = process.env.LATCHKEY_ELECTRON_ZIP_DIR;
  if (!folder) return JSON.parse(readFileSync(at('package.json'), 'utf8')).devDependencies.electron;
  if (!existsSync(folder)) fail(`LATCHKEY_ELECTRON_ZIP_DIR names a folder that does not exist: ${folder}`);
  const suffix = `-${process.platform}-${process.arch}.zip`;
  const zip = readdirSync(folder).find((name) => name.startsWith('electron-v') && name.endsWith(suffix));
  if (zip === undefined) fail(`LATCHKEY_ELECTRON_ZIP_DIR has no electron-v…${suffix}: ${folder}`);
  return zip.slice('electron-v'.length, -suffix.length);
}

/** Chromium and Node in this Electron, where one of the same version is on this machine to be asked. */
function engineOf(version) {
  const found = findElectron();
  if (found?.version !== version) return {};
  const asked = spawnSync(found.path, ['-p', 'JSON.stringify(process.versions)'], { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, encoding: 'utf8' });
  if (asked.status !== 0) return {};
  const { chrome, node: nodeVersion } = JSON.parse(asked.stdout);
  return { chrome, node: nodeVersion };
}

function installers(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && statSync(path).mtimeMs >= startedAt);
}

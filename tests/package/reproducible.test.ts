/** Two builds of one commit, in two places, have the same files with the same bytes. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readBranding } from '../../scripts/lib/branding.mjs';
import { placesOf } from '../../scripts/lib/places.mjs';
import { releaseDate } from '../../scripts/lib/release-date.mjs';
import { readArchive } from '../../src/main/app/archive-check.ts';
import { makePackages, root, run } from './packages.ts';

const { out, staged } = placesOf(readBranding());
/** On the same disk, so that the dependencies can be there without being copied. */
const second = join(out, 'second-build');

afterAll(() => rmSync(second, { recursive: true, force: true }));

/** Lays out the app from a copy of the sources, with the engine that the first was made for. */
function buildAgain(): string {
  rmSync(second, { recursive: true, force: true });
  mkdirSync(second, { recursive: true });
  const needed = readdirSync(root).filter((name) => ['src', 'scripts', 'resources', 'LICENSE'].includes(name) || /\.(ts|json)$/.test(name));
  for (const name of needed) cpSync(join(root, name), join(second, name), { recursive: true });
  run('cp', ['-al', join(root, 'node_modules'), second]);
  const { components } = JSON.parse(readFileSync(join(staged, 'licenses', 'sbom.cdx.json'), 'utf8')) as { components: { name: string; version: string }[] };
  const version = (name: string): string | undefined => components.find((one) => one.name === name)?.version;
  const engine = { chrome: version('chromium'), node: version('node') };
  const script = `
    const { build } = await import('./scripts/lib/build.mjs');
    const { stageApp } = await import('./scripts/lib/stage.mjs');
    await build();
    stageApp(${JSON.stringify(version('electron'))}, { engine: ${JSON.stringify(engine)} });
  `;
  const built = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: second,
    env: { ...process.env, SOURCE_DATE_EPOCH: String(releaseDate().getTime() / 1_000) },
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(`The second build failed:\n${built.stdout}${built.stderr}`);
  return join(second, 'out', 'app');
}

test('the archive has the files of another build in another folder, each with the same SHA-256', () => {
  const made = readArchive(fs, join(makePackages().folder, 'resources', 'app.asar')).map(({ path, hash }) => `${hash}  ${path}`);
  const folder = buildAgain();
  const again = readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    if (!entry.isFile()) return [];
    const path = join(entry.parentPath, entry.name).slice(folder.length + 1);
    return [`${createHash('sha256').update(contentOf(folder, path)).digest('hex')}  ${path}`];
  });
  expect(made.length).toBeGreaterThan(50);
  expect(made.sort()).toEqual(again.sort());
});

/** As it is shipped: what Forge has to know is taken out (forge.config.ts). */
function contentOf(folder: string, path: string): Buffer {
  const bytes = readFileSync(join(folder, path));
  if (path !== 'package.json') return bytes;
  const description = JSON.parse(bytes.toString()) as Record<string, unknown>;
  delete description['devDependencies'];
  delete description['config'];
  return Buffer.from(`${JSON.stringify(description, undefined, 2)}\n`);
}

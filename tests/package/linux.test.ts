/** What Linux asks of a package: valid files around the app, and nothing left when it goes. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ownBrandingFile, readBranding } from '../../scripts/lib/branding.mjs';
import { placesOf } from '../../scripts/lib/places.mjs';
import { debEntries, makePackages, run, type MadePackages } from './packages.ts';

const branding = readBranding(ownBrandingFile);
let made: MadePackages;
let place: string;

beforeAll(() => {
  made = makePackages();
  place = mkdtempSync(join(tmpdir(), 'latchkey-linux-'));
  run('dpkg-deb', ['--raw-extract', made.deb, place]);
});
afterAll(() => {
  run('dpkg', ['--purge', branding.slug]);
  rmSync(place, { recursive: true, force: true });
});

/** Runs a checker where there is one. @returns what it says, empty where it is content */
function checked(command: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  return error !== undefined || status === 0 ? '' : `${stdout}${stderr}`;
}

describe('the .deb', () => {
  test('has a desktop entry and metadata that their validators take', () => {
    expect(checked('desktop-file-validate', [join(place, `usr/share/applications/${branding.slug}.desktop`)])).toBe('');
    const metainfo = join(place, `usr/share/metainfo/${branding.id}.metainfo.xml`);
    expect(checked('appstreamcli', ['validate', '--no-net', metainfo])).toBe('');
    expect(readFileSync(metainfo, 'utf8')).toContain(`<launchable type="desktop-id">${branding.slug}.desktop</launchable>`);
  });

  test('has the icon at every size, and as a drawing', () => {
    const icons = debEntries(made.deb).map(({ path }) => /^\/usr\/share\/icons\/hicolor\/([^/]+)\/apps\/[^/]+$/.exec(path)?.[1]).filter((size) => size !== undefined);
    expect(icons.sort()).toEqual(['128x128', '16x16', '24x24', '256x256', '32x32', '48x48', '512x512', '64x64', 'scalable']);
  });

  test('describes itself in lines that fit, and has no library that could be run', () => {
    const [, ...lines] = run('dpkg-deb', ['--field', made.deb, 'Description']).trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.filter((line) => line.length > 80 || !/^ \S/.test(line) || /\s$/.test(line))).toEqual([]);
    const modules = debEntries(made.deb).filter(({ path }) => path.endsWith('.node'));
    expect(modules.map(({ mode }) => mode)).toEqual(modules.map(() => '-rw-r--r--'));
  });

  test('lets its sandbox have user namespaces where AppArmor would not, and limits nothing else', () => {
    const profile = readFileSync(join(place, `usr/share/${branding.slug}/apparmor`), 'utf8');
    expect(profile).toContain(`profile ${branding.slug} "/usr/lib/${branding.slug}/${branding.slug}" flags=(unconfined) {\n  userns,`);
    for (const name of ['postinst', 'prerm', 'postrm']) expect(checked('sh', ['-n', join(place, 'DEBIAN', name)]), name).toBe('');
  });

  test('says what is in it: a bill of materials that names the engine and each package, and their licences', () => {
    const bill = JSON.parse(readFileSync(join(placesOf(branding).staged, 'licenses', 'sbom.cdx.json'), 'utf8')) as { bomFormat: string; components: { name: string; version: string }[] };
    expect(bill.bomFormat).toBe('CycloneDX');
    expect(bill.components.map(({ name }) => name)).toEqual(expect.arrayContaining(['electron', 'react', 'better-auth', 'libsql', 'keytar', 'mermaid', 'katex', 'zod']));
    expect(bill.components.map(({ name }) => name)).not.toEqual(expect.arrayContaining(['vitest']));
    const licences = readFileSync(join(placesOf(branding).staged, 'licenses', 'THIRD-PARTY.txt'), 'utf8');
    expect(bill.components.filter(({ name, version }) => !['electron', 'chromium', 'node'].includes(name) && !licences.includes(`${name} ${version}`))).toEqual([]);
  });

  test('tells its files and sizes', () => {
    const size = (path: string): string => `${(statSync(path).size / 1_048_576).toFixed(1)} MB`;
    const asar = join(made.folder, 'resources', 'app.asar');
    process.stdout.write(`.deb ${size(made.deb)}, .zip ${size(made.zip)}, app.asar ${size(asar)}, ${debEntries(made.deb).length} files in the .deb\n`);
    expect(statSync(asar).size).toBeLessThan(25 * 1_048_576);
  });
});

/** Files of the system where packages put any; not dpkg's own notes, and not the caches that its triggers keep. */
function systemFiles(): string[] {
  const noted = /^\/(var\/lib\/dpkg\/|var\/log\/|var\/cache\/|usr\/share\/applications\/mimeinfo\.cache|usr\/share\/icons\/hicolor\/icon-theme\.cache|usr\/share\/(mime|glib-2\.0)\/|etc\/ld\.so\.cache)/;
  return ['/usr/bin', '/usr/lib', '/usr/share', '/etc', '/opt', '/var/lib'].flatMap((start) => run('find', [start, '-xdev', '-not', '-type', 'd']).trim().split('\n')).filter((path) => !noted.test(path)).sort();
}

describe('the system', { retry: 0 }, () => {
  test('has the next version in place of this one after an upgrade, and after a purge what it had before', () => {
    run('dpkg', ['--purge', branding.slug]);
    const before = systemFiles();
    run('dpkg', ['--install', made.deb]);
    const installed = run('dpkg', ['--listfiles', branding.slug]);
    expect(checked('dpkg', ['--verify', branding.slug])).toBe('');

    const next = join(place, 'next');
    mkdirSync(next);
    const control = join(place, 'DEBIAN', 'control');
    run('sed', ['-i', 's/^Version: .*/Version: 99.0.0/', control]);
    // The same files under the next number: what is asked here is dpkg's part.
    run('cp', ['-al', join(place, 'usr'), join(place, 'DEBIAN'), next]);
    copyFileSync(control, join(next, 'DEBIAN', 'control'));
    run('dpkg-deb', ['-Znone', '--root-owner-group', '--build', next, join(place, 'next.deb')]);
    run('dpkg', ['--install', join(place, 'next.deb')]);
    expect(run('dpkg-query', ['-W', '-f', '${Version}', branding.slug])).toBe('99.0.0');
    expect(run('dpkg', ['--listfiles', branding.slug])).toBe(installed);

    run('dpkg', ['--remove', branding.slug]);
    expect(existsSync(`/usr/lib/${branding.slug}`)).toBe(false);
    run('dpkg', ['--purge', branding.slug]);
    const after = systemFiles();
    expect(after.filter((path) => !before.includes(path) && path.includes(branding.slug))).toEqual([]);
    expect(readdirSync('/usr/share').filter((name) => name.includes(branding.slug))).toEqual([]);
  });
});

/** Packaging of the folder that `scripts/make.mjs` lays out in `out/app`; see CONTRIBUTING.md, "Packaging". */
import { execFileSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { debianArch, MakerDeb, type MakerDebConfigOptions } from '@electron-forge/maker-deb';
import { MakerDMG } from '@electron-forge/maker-dmg';
import { MakerSquirrel } from '@electron-forge/maker-squirrel';
import { MakerZIP } from '@electron-forge/maker-zip';
import { FusesPlugin } from '@electron-forge/plugin-fuses';
import type { ForgeConfig } from '@electron-forge/shared-types';
import { FuseV1Options, FuseVersion, type FuseConfig } from '@electron/fuses';
import { readBranding } from './scripts/lib/branding.mjs';
import { placesOf } from './scripts/lib/places.mjs';
import { releaseDate } from './scripts/lib/release-date.mjs';
import { signingFrom } from './scripts/lib/signing.mjs';
import { checksumOfHeader, folderStarter } from './scripts/lib/starter.mjs';

// `npm run make` says by these what is packaged (scripts/make.mjs).
const branding = readBranding(process.env['LATCHKEY_BRAND']);
const places = placesOf(branding, process.env['LATCHKEY_VERSION']);
const targets = (process.env['LATCHKEY_TARGETS'] ?? '').split(',').filter(Boolean);
const { icons } = places;
const { debKey, ...signing } = signingFrom(process.env, join(import.meta.dirname, 'resources', 'entitlements.plist'));
const zipDir = process.env['LATCHKEY_ELECTRON_ZIP_DIR'];

/** What Forge needed to know stays behind. */
async function shortenPackageJson(buildPath: string): Promise<void> {
  const file = join(buildPath, 'package.json');
  const shipped = JSON.parse(await readFile(file, 'utf8')) as { devDependencies?: unknown; config?: unknown };
  delete shipped.devDependencies;
  delete shipped.config;
  await writeFile(file, JSON.stringify(shipped, undefined, 2));
}

/** `LATCHKEY_DEB_COMPRESSION=gzip` makes the .deb in a tenth of the time and a third larger; the maker's types do not know the option. */
function debOptions(options: MakerDebConfigOptions): MakerDebConfigOptions {
  const compression = process.env['LATCHKEY_DEB_COMPRESSION'];
  return compression === undefined ? options : Object.assign(options, { compression });
}

/** What `--targets` names, else all that this platform can make. */
function wanted<T extends { name: string }>(makers: readonly T[]): T[] {
  return makers.filter(({ name }) => targets.length === 0 || targets.includes(name));
}

/** Every fuse that there is: one that Electron adds is a type error here until somebody has decided. */
const decided: Readonly<Record<FuseV1Options, boolean>> = {
  // The embedded server runs in a utility process, which needs no RunAsNode.
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // Electron checks the archive on macOS and Windows only; src/main/boot.electron.ts does it everywhere.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: process.platform !== 'linux',
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // Guards of compiled WebAssembly by the processor's own traps, as Electron ships it.
  [FuseV1Options.WasmTrapHandlers]: true,
};

/** The wire of Electron before 40 ends before the last of them, and setting it there is an error. */
const isOlder = Number((process.env['LATCHKEY_ELECTRON'] ?? '99').split('.')[0]) < 40;
const fuses: FuseConfig = {
  version: FuseVersion.V1,
  ...Object.fromEntries(Object.entries(decided).filter(([fuse]) => !isOlder || Number(fuse) !== (FuseV1Options.WasmTrapHandlers as number))),
  strictlyRequireAllFuses: true,
} as FuseConfig;

/** The maker's package with what `scripts/lib/deb.mjs` adds, signed where a key is named. */
class BrandDeb extends MakerDeb {
  override async make({ dir, makeDir, targetArch }: Parameters<MakerDeb['make']>[0]): Promise<string[]> {
    // Its installer is there on Linux alone.
    const { makeDeb } = await import('./scripts/lib/deb.mjs');
    const dest = join(makeDir, 'deb', targetArch);
    await this.ensureDirectory(dest);
    const made = await makeDeb({ ...this.config, src: dir, dest, arch: debianArch(targetArch) }, branding, releaseDate());
    if (debKey !== undefined) for (const file of made) execFileSync('debsigs', ['--sign=origin', `--default-key=${debKey}`, file]);
    return made;
  }
}

const config: ForgeConfig = {
  outDir: places.out,
  packagerConfig: {
    name: branding.name,
    executableName: branding.slug,
    appBundleId: branding.id,
    appCategoryType: 'public.app-category.productivity',
    icon: join(icons, 'icon'),
    // Everything staged is shipped; nothing is left to prune or ignore.
    ignore: () => false,
    prune: false,
    asar: { unpack: '**/*.node' },
    protocols: [{ name: branding.name, schemes: [branding.scheme] }],
    // macOS asks the person with this sentence, and ends an app that has none.
    extendInfo: { NSMicrophoneUsageDescription: 'The microphone is used to dictate messages, only while you record.' },
    afterCopy: [({ buildPath }) => shortenPackageJson(buildPath)],
    ...signing,
    ...(zipDir === undefined || zipDir === '' ? {} : { electronZipDir: zipDir }),
  },
  // The native modules speak N-API: the same file runs in Node and in every Electron.
  rebuildConfig: { onlyModules: [] },
  hooks: {
    // Packager copies Electron's default app before ours; with the app in an archive it is dead weight.
    packageAfterExtract: async (_config, buildPath) => {
      await rm(join(buildPath, 'resources', 'default_app.asar'), { recursive: true, force: true });
    },
    // What a portable folder starts its versions through.
    postPackage: async (_config, { outputPaths, platform }) => {
      if (platform !== 'linux') return;
      for (const folder of outputPaths.map((path) => join(path, 'resources'))) {
        await writeFile(join(folder, 'start'), folderStarter(branding, checksumOfHeader(join(folder, 'app.asar'))), { mode: 0o755 });
      }
    },
  },
  makers: wanted([
    new MakerZIP({}, ['linux', 'darwin', 'win32']),
    new MakerDMG({ icon: join(icons, 'icon.icns') }),
    new MakerSquirrel({ name: branding.slug.replaceAll('-', '_'), setupIcon: join(icons, 'icon.ico') }),
    new BrandDeb({
      options: debOptions({
        // What Electron is linked against but the maker only recommends.
        depends: ['libc6', 'libasound2 | libasound2t64'],
        name: branding.slug,
        productName: branding.name,
        genericName: 'Chat',
        bin: branding.slug,
        section: 'net',
        description: branding.summary,
        productDescription: branding.description,
        maintainer: `${branding.publisher.name} <${branding.publisher.email}>`,
        homepage: branding.homepage,
        categories: ['Network', 'InstantMessaging' as 'Network'],
        // What Chromium's own files are like, which nobody here can change.
        lintianOverrides: ['embedded-library', 'hardening-no-pie', 'unstripped-binary-or-object', 'no-manual-page', 'extra-license-file', 'elevated-privileges'],
        mimeType: [`x-scheme-handler/${branding.scheme}`],
        // A map of sizes is what the maker's installer takes; its types know a single path only.
        icon: {
          ...Object.fromEntries([16, 24, 32, 48, 64, 128, 256, 512].map((size) => [`${size}x${size}`, join(icons, `${size}.png`)])),
          scalable: branding.icon,
        } as unknown as string,
      }),
    }),
  ]),
  plugins: [new FusesPlugin(fuses)],
};

export default config;

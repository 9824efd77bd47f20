/** The fuses of the packaged Electron, read back from the binary that people start. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { beforeAll, describe, expect, test } from 'vitest';
import { readBranding } from '../../scripts/lib/branding.mjs';
import { makePackages } from './packages.ts';

/**
 * What each fuse has to be; `inherit` where the app does not mind what Electron ships. A fuse that is not here fails the test:
 * somebody has to decide. Integrity of the archive is checked by Electron on macOS and Windows alone (electronjs.org, "ASAR Integrity").
 */
const expected: Readonly<Record<FuseV1Options, 'on' | 'off' | 'inherit'>> = {
  [FuseV1Options.RunAsNode]: 'off',
  [FuseV1Options.EnableCookieEncryption]: 'on',
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: 'off',
  [FuseV1Options.EnableNodeCliInspectArguments]: 'off',
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: process.platform === 'linux' ? 'inherit' : 'on',
  [FuseV1Options.OnlyLoadAppFromAsar]: 'on',
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: 'off',
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: 'off',
  // Guards of compiled WebAssembly by the processor's own traps: speed, no right of anybody.
  [FuseV1Options.WasmTrapHandlers]: 'inherit',
};

/** Fuses of the wire by Electron's major version (electron's `build/fuses/fuses.json5`): the wire only ever grows. */
const fusesOf = (major: number): number => (major >= 40 ? 9 : 8);

/** Marks where the wire begins in the binary (`@electron/fuses`, constants). */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

let executable: string;
let folder: string;

beforeAll(() => {
  ({ folder } = makePackages());
  executable = join(folder, readBranding().slug);
});

const states = new Map<number, string>([[FuseState.ENABLE, 'on'], [FuseState.DISABLE, 'off'], [FuseState.REMOVED, 'removed']]);

const nameOf = (index: number): string => FuseV1Options[index] ?? `unknown fuse ${index}`;

describe('the fuse wire of the packaged binary', () => {
  test('has no fuse that nobody decided on', async () => {
    const { version, ...wire } = await getCurrentFuseWire(executable);
    expect(version).toBe(FuseVersion.V1);
    const major = Number(readFileSync(join(folder, 'version'), 'utf8').replace(/^v/, '').split('.')[0]);
    expect(Object.keys(wire).map(Number).sort((a, b) => a - b)).toEqual(Array.from({ length: fusesOf(major) }, (_, index) => index));
    expect(Object.keys(wire).map((index) => nameOf(Number(index))).filter((name) => name.startsWith('unknown'))).toEqual([]);
  });

  test('has each fuse as it has to be', async () => {
    const wire = await getCurrentFuseWire(executable);
    const wrong = Object.entries(wire).filter(([index]) => index !== 'version').flatMap(([index, state]) => {
      const wanted: string | undefined = Object.entries(expected).find(([known]) => known === index)?.[1];
      const is = states.get(Number(state)) ?? 'inherit';
      return wanted === 'inherit' || wanted === is ? [] : [`${nameOf(Number(index))} is ${is}, not ${wanted}`];
    });
    expect(wrong).toEqual([]);
  });

  test('is in the binary once, so that no second one is read', () => {
    const text = readFileSync(executable).toString('latin1');
    expect(text.split(sentinel).length - 1).toBe(1);
  });
});

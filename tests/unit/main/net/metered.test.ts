import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { askNetworkManager, createMetered, parseMetered } from '../../../../src/main/net/metered.ts';

describe('whether the network is metered', () => {
  it('is unknown, and so not, until it was answered; then it is what was answered', async () => {
    let elapsed = 0;
    const answers = [true, false, undefined];
    const ask = vi.fn(() => Promise.resolve(answers.shift()));
    const metered = createMetered({ ask, elapsed: () => elapsed });
    expect(metered()).toBe(false);
    await Promise.resolve();
    expect(metered()).toBe(true);
    elapsed = 9_999;
    expect(metered()).toBe(true);
    expect(ask).toHaveBeenCalledTimes(1);
    elapsed = 10_000;
    expect(metered()).toBe(true);
    await Promise.resolve();
    expect(metered()).toBe(false);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('is asked once at a time, however long that takes', () => {
    let elapsed = 0;
    const ask = vi.fn(() => new Promise<undefined>(() => undefined));
    const metered = createMetered({ ask, elapsed: () => elapsed });
    for (elapsed = 0; elapsed < 100_000; elapsed += 5_000) expect(metered()).toBe(false);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['u 1\n', true],
    ['u 2\n', false],
    ['u 3\n', true],
    ['u 4\n', false],
    ['u 0\n', undefined],
    ['', undefined],
    ['s "1"', undefined],
  ])('is read from %j as %s', (printed, expected) => {
    expect(parseMetered(printed)).toBe(expected);
  });
});

describe('NetworkManager', () => {
  const folders: string[] = [];
  const path = process.env['PATH'];
  afterEach(() => {
    process.env['PATH'] = path;
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  function busctl(script: string | undefined): void {
    const folder = mkdtempSync(join(tmpdir(), 'latchkey-busctl-'));
    folders.push(folder);
    if (script !== undefined) writeFileSync(join(folder, 'busctl'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    process.env['PATH'] = folder;
  }

  it('is asked with busctl for its property', async () => {
    busctl('case "$*" in *org.freedesktop.NetworkManager*Metered) echo "u 1";; *) exit 1;; esac');
    expect(await askNetworkManager('linux')).toBe(true);
  });

  it('that is not there, or cannot be asked, knows nothing', async () => {
    busctl('echo "u 1"; exit 1');
    expect(await askNetworkManager('linux')).toBeUndefined();
    busctl(undefined);
    expect(await askNetworkManager('linux')).toBeUndefined();
    expect(await askNetworkManager('darwin')).toBeUndefined();
  });
});

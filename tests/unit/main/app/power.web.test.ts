import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isOnBattery } from '../../../../src/main/app/power.web.ts';

describe('running on a battery, as Linux tells it', () => {
  let folder: string;

  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'latchkey-power-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  function supply(name: string, type: string, online?: string): void {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'type'), `${type}\n`);
    if (online !== undefined) writeFileSync(join(folder, name, 'online'), `${online}\n`);
  }

  it('is so when the mains are there and unplugged', () => {
    supply('AC', 'Mains', '0');
    supply('BAT0', 'Battery');
    expect(isOnBattery(folder)).toBe(true);
  });

  it('is not so on the mains, with one of two adapters plugged in, or without any supply', () => {
    expect(isOnBattery(folder)).toBe(false);
    supply('AC', 'Mains', '0');
    supply('ADP1', 'Mains', '1');
    expect(isOnBattery(folder)).toBe(false);
  });

  it('is not known, and so not so, where there is nothing to read', () => {
    expect(isOnBattery(join(folder, 'absent'))).toBe(false);
  });
});

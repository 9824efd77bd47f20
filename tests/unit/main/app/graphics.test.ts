import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openGraphics } from '../../../../src/main/app/graphics.ts';

const day = 24 * 3_600_000;
let folder: string;
let path: string;
let time = 0;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-graphics-'));
  path = join(folder, 'graphics.json');
  time = 1_000 * day;
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (electron = '45.0.0') => openGraphics({ path, electron, now: () => time });

it('looks for a graphics processor where nothing is known', () => {
  expect(open().knownMissing).toBe(false);
});

it('does not look again where the last start found none', () => {
  open().found(false);
  expect(open().knownMissing).toBe(true);
});

it('looks again after a week, and with another Electron: drivers and machines change', () => {
  open().found(false);
  expect(open('46.0.0').knownMissing).toBe(false);
  time += 7 * day;
  expect(open().knownMissing).toBe(false);
});

it('looks again when the clock was set back before the last look', () => {
  open().found(false);
  time -= day;
  expect(open().knownMissing).toBe(false);
});

it('forgets what it knew as soon as a look finds one', () => {
  open().found(false);
  time += 8 * day;
  open().found(true);
  time -= 7 * day;
  expect(open().knownMissing).toBe(false);
});

it('writes nothing on a machine that has one', () => {
  open().found(true);
  expect(() => readFileSync(path)).toThrow('ENOENT');
});

it.each(['', '{', 'null', '[]', '"x"', '{"electron":"45.0.0"}', '{"electron":"45.0.0","at":"soon"}'])('takes a damaged file for nothing known: %s', (text) => {
  writeFileSync(path, text);
  expect(open().knownMissing).toBe(false);
});

it('goes on where nothing can be written', () => {
  const graphics = openGraphics({ path: join(folder, 'gone', 'graphics.json'), electron: '45.0.0', now: () => time });
  expect(() => graphics.found(false)).not.toThrow();
});

it.skipIf(process.platform === 'win32')('keeps its file for the person alone, whatever is found', () => {
  open().found(false);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  rmSync(path);
  open().found(false);
  const again = open();
  rmSync(path);
  again.found(true);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

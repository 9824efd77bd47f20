import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCrashStore } from '../../../../src/main/crash/crash-store.ts';
import { createCrashes } from '../../../../src/main/crash/crashes.ts';
import { redact } from '../../../../src/main/log.ts';

let folder: string;
let now: number;
let uptime: number;
let log: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-crash-'));
  now = Date.UTC(2026, 10, 21);
  uptime = 100_000;
  log = ['{"event":"app.started"}'];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const place = (): string => join(folder, 'crashes');
const run = () => createCrashes({ store: createCrashStore(place()), readLog: () => log, name: 'Latchkey', version: '1.0.0', platform: 'linux', runtime: {}, redact, now: () => now, uptime: () => uptime });

describe('a run that did not end as it should', () => {
  it('has a report in the next one, with the last lines of its log', () => {
    run();
    log = ['{"event":"stream.began"}'];
    now += 60_000;
    const next = run();
    expect(next.list()).toEqual([{ id: expect.any(String), at: now, kind: 'app' }]);
    const { fileName, text } = next.read(next.list()[0]!.id);
    expect(fileName).toBe('latchkey-crash-2026-11-21.txt');
    expect(text).toContain('stream.began');
  });

  it('has none where it ended as it should', () => {
    run().end();
    expect(run().list()).toEqual([]);
  });

  it('has none where the computer went down meanwhile', () => {
    run();
    now += 3_600_000;
    uptime = 60;
    expect(run().list()).toEqual([]);
  });

  it('has none for a mark that nobody can read', () => {
    mkdirSync(place());
    writeFileSync(join(place(), 'running'), 'nonsense');
    expect(run().list()).toEqual([]);
  });
});

describe('reports', () => {
  it('are the person’s alone, newest first, five at most', () => {
    const crashes = run();
    for (let n = 0; n < 8; n += 1) {
      now += 1_000;
      crashes.note({ kind: 'page', reason: 'crashed', process: 'renderer' });
    }
    expect(crashes.list().map(({ at }) => at)).toEqual([0, 1, 2, 3, 4].map((n) => now - n * 1_000));
    for (const name of readdirSync(place())) expect(statSync(join(place(), name)).mode & 0o777).toBe(0o600);
    expect(statSync(place()).mode & 0o777).toBe(0o700);
  });

  it('of a page that ends again and again do not go on for ever', () => {
    const crashes = run();
    for (let n = 0; n < 1_000; n += 1) crashes.note({ kind: 'page', reason: `crashed`, process: 'renderer' });
    expect(crashes.list().length).toBeLessThanOrEqual(5);
  });

  it('are read by a name in the list alone', () => {
    const crashes = run();
    writeFileSync(join(folder, 'secret.txt'), 'hunter2');
    for (const id of ['../secret', '..%2fsecret', 'running', '', '/etc/passwd', '0000000000000-app-1/../../secret']) {
      expect(() => crashes.read(id)).toThrow(expect.objectContaining({ code: 'request.invalid' }));
    }
  });

  it('are deleted by the person, and the run goes on being watched', () => {
    const crashes = run();
    crashes.note({ kind: 'helper', reason: 'crashed', process: 'GPU' });
    expect(crashes.forget()).toEqual([]);
    expect(existsSync(join(place(), 'running'))).toBe(true);
  });

  it('make nothing worse where they cannot be written', () => {
    writeFileSync(place(), 'a file in the way');
    const crashes = run();
    expect(() => crashes.note({ kind: 'fault', reason: 'uncaughtException', process: 'main', error: new Error('x') })).not.toThrow();
    expect(crashes.list()).toEqual([]);
    crashes.end();
    chmodSync(place(), 0o600);
  });
});

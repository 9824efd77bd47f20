import { spawnSync } from 'node:child_process';
import { appendFileSync, chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTimeline, type TimelineDeps, type TimelineLog } from '../../../../src/main/diagnostics/timeline.ts';
import { quietLog } from '../../../support/quiet-log.ts';

let folder: string;
let file: string;
let clock: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-timeline-'));
  file = join(folder, 'workspace', 'timeline.jsonl');
  clock = 1_800_000_000_000;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function open(options: Partial<TimelineDeps> = {}): TimelineLog {
  return createTimeline({ file, now: () => (clock += 1_000), version: '1.2.3', log: quietLog(), ...options });
}

function kinds(timeline: TimelineLog): string[] {
  return timeline.entries().map(({ kind }) => kind);
}

describe('the timeline', () => {
  it('keeps what is noted, newest first, over a restart', () => {
    const first = open();
    first.note('sign_in.succeeded');
    first.note('token.failed', { code: 'auth.unreachable', status: 503 });
    first.close();
    const second = open();
    expect(kinds(second)).toEqual(['app.started', 'app.stopped', 'token.failed', 'sign_in.succeeded', 'app.started']);
    expect(second.entries()[2]).toEqual({ at: 1_800_000_003_000, kind: 'token.failed', detail: { code: 'auth.unreachable', status: 503 } });
  });

  it('says when the run before did not end as it should, and when this is another version', () => {
    open();
    expect(kinds(open({ version: '1.3.0' }))).toEqual(['app.started', 'app.updated', 'app.crashed', 'app.started']);
    const third = open({ version: '1.3.0' });
    expect(third.entries()[1]).toMatchObject({ kind: 'app.crashed', detail: { version: '1.3.0' } });
    third.close();
    expect(open({ version: '1.3.0' }).entries()[1]).toMatchObject({ kind: 'app.stopped' });
  });

  it('notes nothing once it is closed', () => {
    const timeline = open();
    timeline.close();
    timeline.note('sign_in.succeeded');
    timeline.close();
    expect(kinds(timeline)).toEqual(['app.stopped', 'app.started']);
  });

  it('can be read by its owner alone, also when it was copied here', () => {
    open().close();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    chmodSync(file, 0o644);
    open();
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('skips a torn last line and writes the next one whole', () => {
    const first = open();
    first.note('sign_in.succeeded');
    truncateSync(file, statSync(file).size - 9);
    const second = open();
    second.note('sign_out.chosen');
    expect(kinds(open())).toEqual(['app.started', 'app.crashed', 'sign_out.chosen', 'app.started', 'app.crashed', 'app.started']);
  });

  it('loses nothing that was noted before the process was killed', () => {
    const script = `
      import { createTimeline } from ${JSON.stringify(join(import.meta.dirname, '../../../../src/main/diagnostics/timeline.ts'))};
      const log = { info() {}, warn() {}, error() {} };
      const timeline = createTimeline({ file: ${JSON.stringify(file)}, now: Date.now, version: '1.2.3', log });
      for (let count = 1; count <= 500; count += 1) timeline.note('session.checked', { count });
      process.kill(process.pid, 'SIGKILL');`;
    const { signal } = spawnSync(process.execPath, ['--experimental-strip-types', '--input-type=module', '-e', script]);
    expect(signal).toBe('SIGKILL');
    const counts = open()
      .entries()
      .flatMap(({ detail }) => detail?.['count'] ?? []);
    expect(counts).toEqual(Array.from({ length: 500 }, (_, index) => 500 - index));
  });

  it('reads past lines that are damaged, unknown or not lines of a timeline', () => {
    mkdirSync(join(folder, 'workspace'));
    writeFileSync(file, '{"at":1,"kind":"sign_in.succeeded"}\n{"at":"x","kind":"sign_in.failed"}\n[]\nnull\n{"at":2,"kind":"from.later"}\n\u0000\n{"at":3,"kind":"app.stopped"}\n');
    expect(kinds(open())).toEqual(['app.started', 'app.stopped', 'sign_in.succeeded']);
  });

  it('holds lines that somebody wrote into the file to the same lists', () => {
    mkdirSync(join(folder, 'workspace'));
    appendFileSync(file, '{"at":1,"kind":"token.failed","detail":{"code":"eyJhbGciOi.abc","token":"x","status":401},"extra":"ada@example.com"}\n');
    expect(open().entries().at(-1)).toEqual({ at: 1, kind: 'token.failed', detail: { code: 'other', status: 401 } });
  });
});

describe('a timeline that is full', () => {
  it('drops its oldest lines, and the file with them', () => {
    const timeline = open({ maxEntries: 100 });
    for (let count = 1; count <= 1_000; count += 1) timeline.note('session.checked', { count });
    expect(timeline.entries().length).toBeLessThanOrEqual(100);
    expect(timeline.entries()[0]).toMatchObject({ detail: { count: 1_000 } });
    expect(open({ maxEntries: 100 }).entries().slice(2)).toEqual(timeline.entries());
  });

  it('stays below its size', () => {
    const timeline = open({ maxBytes: 4_096 });
    for (let count = 1; count <= 1_000; count += 1) {
      timeline.note('token.failed', { code: 'auth.unreachable', fault: 'timeout', count });
      expect(statSync(file).size).toBeLessThanOrEqual(4_096);
    }
    expect(timeline.entries()[0]).toMatchObject({ detail: { count: 1_000 } });
  });

  it('keeps the line that says why somebody is signed out through a month without network', () => {
    const timeline = open({ maxEntries: 200 });
    timeline.note('session.ended', { cause: 'password_changed' });
    for (let count = 1; count <= 5_000; count += 1) timeline.note('session.check_failed', { code: 'auth.unreachable', count });
    expect(timeline.entries().at(-2)).toMatchObject({ kind: 'session.ended', detail: { cause: 'password_changed' } });
  });

  it('lets no telling lines take all the room', () => {
    const timeline = open({ maxEntries: 100 });
    for (let count = 1; count <= 500; count += 1) timeline.note('sign_in.failed', { code: 'auth.rate_limited', count });
    for (let count = 1; count <= 500; count += 1) timeline.note('session.checked', { count });
    expect(kinds(timeline).filter((kind) => kind === 'sign_in.failed').length).toBeLessThanOrEqual(25);
  });
});

describe('a disk that does not take the timeline', () => {
  it('costs the app nothing, is logged once, and gets what it missed later', () => {
    mkdirSync(file, { recursive: true });
    const log = quietLog();
    const timeline = open({ log });
    timeline.note('sign_in.succeeded');
    timeline.note('session.checked');
    expect(kinds(timeline)).toEqual(['session.checked', 'sign_in.succeeded', 'app.started']);
    expect(log.lines.filter((line) => line.includes('timeline.write_failed'))).toHaveLength(1);
    rmSync(file, { recursive: true });
    timeline.note('sign_out.chosen');
    expect(kinds(open())).toEqual(['app.started', 'app.crashed', 'sign_out.chosen', 'session.checked', 'sign_in.succeeded', 'app.started']);
  });

  it('keeps the file as it was when there is no room for a shorter one', () => {
    const timeline = open({ maxEntries: 10 });
    mkdirSync(`${file}.new`);
    for (let count = 1; count <= 12; count += 1) timeline.note('session.checked', { count });
    expect(timeline.entries()[0]).toMatchObject({ detail: { count: 12 } });
    expect(readFileSync(file, 'utf8')).toContain('"count":12');
    rmSync(`${file}.new`, { recursive: true });
    expect(existsSync(file)).toBe(true);
  });
});

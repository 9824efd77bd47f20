import { describe, expect, it } from 'vitest';
import { crashFileName, crashReport, type CrashFacts } from '../../../../src/main/crash/crash-report.ts';
import { redact } from '../../../../src/main/log.ts';

const at = Date.UTC(2026, 10, 21, 8, 30);
const surroundings = { name: 'Latchkey', version: '1.2.3', platform: 'linux x64', runtime: { electron: '45.4.1' }, lastLines: [] as string[], redact };
const report = (facts: Partial<CrashFacts>, lastLines: string[] = []): string => crashReport({ kind: 'app', at, reason: 'crashed', process: 'main', ...facts }, { ...surroundings, lastLines });

describe('a crash report', () => {
  it('says version, system, what ended and why', () => {
    expect(report({ kind: 'page', process: 'renderer', reason: 'oom', exitCode: 5 })).toBe(
      ['Latchkey crash report', 'Time: 2026-11-21T08:30:00.000Z', 'Version: 1.2.3', 'System: linux x64', 'electron: 45.4.1', 'What ended: page (renderer)', 'Reason: oom', 'Exit code: 5', '', 'Last lines of the log (0):', ''].join('\n'),
    );
  });

  it('has a fault’s kind, code and places, and not its message, in however many lines', () => {
    const error = Object.assign(new TypeError('cannot read hunter2\n    at hunter2 (/home/ada/secret.js:1:1)'), { code: 'ERR_X' });
    error.stack = `TypeError: ${error.message}\n    at run (file:///home/ada/apps/latchkey/resources/app.asar/out/main/index.js:10:5)\n    at async /home/ada/other.js:1:2`;
    const text = report({ error });
    expect(text).toContain('Fault: TypeError ERR_X\n  at run (app.asar/out/main/index.js:10:5)\n  at async …/other.js:1:2\n');
    expect(text).not.toMatch(/hunter2|ada|secret/);
  });

  it.each([
    ['a token', 'authorization: Bearer eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJhZGEifQ.c2ln', /eyJ/],
    ['a cookie', 'set-cookie: better-auth.session_token=abc.def; Path=/', /abc\.def/],
    ['a key', '{"key":"sk-abcdefghijklmnop"}', /sk-abc/],
    ['an e-mail', 'ada@example.com signed in', /ada@/],
    ['a folder of the person', 'cannot open /home/ada/.config/Latchkey/settings.json', /home|ada/],
    ['a folder on Windows', 'cannot open C:\\Users\\Ada\\AppData\\x.json', /Users|Ada/],
  ])('has nothing of %s in the lines of the log', (_, line, pattern) => {
    expect(report({}, [line])).not.toMatch(pattern);
  });

  it('has the last forty lines, none longer than a line is, and no control characters', () => {
    const text = report({}, Array.from({ length: 100 }, (_, n) => `line ${n} \u001b[31m${'x'.repeat(1_000)}`));
    const lines = text.split('\n').filter((line) => line.startsWith('  line'));
    expect(lines).toHaveLength(40);
    expect(lines.at(-1)).toContain('line 99 ');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(402);
    expect(text).not.toContain('\u001b');
  });

  it('believes no word that a host says to be one', () => {
    const text = report({ reason: 'eyJhbGciOiJ\nsecret=hunter2', process: '<script>', error: 'hunter2' });
    expect(text).toContain('What ended: app (other)\nReason: other');
    expect(text).toContain('Fault: string');
    expect(text).not.toContain('hunter2');
  });

  it('is named for the app and the day', () => {
    expect(crashFileName('Acme Chat', at)).toBe('acme-chat-crash-2026-11-21.txt');
  });
});

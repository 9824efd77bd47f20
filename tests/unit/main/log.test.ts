import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLog, openLogFile } from '../../../src/main/log-file.ts';
import { createLog, redact } from '../../../src/main/log.ts';

const jwt = 'eyJhbGciOiJFZERTQSIsImtpZCI6ImsxIn0.eyJzdWIiOiJ1c2VyLTEifQ.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg';

describe('createLog', () => {
  it('writes one JSON line per event, from its level up', () => {
    const lines: string[] = [];
    const log = createLog({ write: (line) => lines.push(line), now: () => 0, level: 'warn' });
    log.info('quiet');
    log.warn('relay.failed', { code: 'network.timeout', status: 504, retried: false, host: undefined });
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { time: '1970-01-01T00:00:00.000Z', level: 'warn', event: 'relay.failed', code: 'network.timeout', status: 504, retried: false },
    ]);
  });

  it.each([
    ['a token', jwt, ['eyJ', 'c2lnbmF0']],
    ['a cut token', jwt.slice(0, 30), ['eyJ']],
    ['a bearer header', `Authorization: Bearer ${jwt}`, ['eyJ']],
    ['an opaque bearer', 'bearer 9f8e7d6c5b4a', ['9f8e7d']],
    ['a cookie header', `cookie: better-auth.session_token=AbC.dEf; other=1`, ['AbC', 'other=1']],
    ['a set-cookie in JSON', `{"set-cookie":"a=AbCdEf"}`, ['AbCdEf']],
    ['a session cookie alone', 'better-auth.session_token=AbCdEfGh', ['AbCdEfGh']],
    ['a password', '{"password":"hunter2x"}', ['hunter2x']],
    ['an API key', 'key sk-proj-AbCdEf123456', ['AbCdEf123456']],
    ['an e-mail address', 'user ada.lovelace+x@example.co.uk failed', ['ada', 'example.co']],
  ])('takes out %s', (_, text, secrets) => {
    const lines: string[] = [];
    createLog({ write: (line) => lines.push(line), now: () => 0 }).error('event', { detail: `before ${text}` });
    for (const secret of secrets) expect(lines[0]).not.toContain(secret);
    expect(lines[0]).toContain('before');
  });

  it('leaves codes, hosts and stack places readable', () => {
    for (const text of ['network.unreachable', 'chat.example.com:8443', 'at send (relay.ts:40:11)', 'auth.session_ended']) expect(redact(text)).toBe(text);
  });

  it('never throws, whatever the disk does', () => {
    const log = createLog({ write: () => { throw new Error('ENOSPC'); }, now: () => 0 });
    expect(() => log.info('event')).not.toThrow();
  });
});

describe('log file', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'latchkey-log-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('keeps two files within the limit, the newest line always in the first', () => {
    const path = join(folder, 'logs', 'latchkey.log');
    const file = openLogFile(path, 100);
    for (let i = 0; i < 50; i += 1) file.write(`line ${String(i).padStart(3, '0')}`);
    file.close();
    file.write('after close');
    expect(readdirSync(join(folder, 'logs')).sort()).toEqual(['latchkey.log', 'latchkey.log.1']);
    for (const name of [path, `${path}.1`]) expect(statSync(name).size).toBeLessThanOrEqual(100);
    const kept = readFileSync(`${path}.1`, 'utf8') + readFileSync(path, 'utf8');
    expect(kept.trimEnd().split('\n').at(-1)).toBe('line 049');
  });

  it('goes on where the last run stopped, in a file that is the owner’s alone', () => {
    for (const event of ['first.run', 'second.run']) {
      const { log, close } = openLog(folder, { now: () => 0 });
      log.info(event);
      close();
    }
    const path = join(folder, 'logs', 'latchkey.log');
    expect(readFileSync(path, 'utf8').match(/(first|second)\.run/g)).toEqual(['first.run', 'second.run']);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  });
});

import { describe, expect, test } from 'vitest';
import { parseFlags } from '../../../../src/main/app/flags.ts';

describe('command-line flags', () => {
  test('without any, the app opens its own profile and the browser', () => {
    expect(parseFlags([])).toEqual({ ok: true, flags: { port: 0, open: true } });
  });

  test('both forms of a value are read, and Chromium switches pass by', () => {
    expect(parseFlags(['--no-sandbox', '--profile', '/tmp/p', '--port=4321', '--no-open', '.'])).toEqual({
      ok: true,
      flags: { profile: '/tmp/p', port: 4321, open: false },
    });
  });

  test('an auth server alone implies the chat endpoint beside it', () => {
    expect(parseFlags(['--server', 'https://auth.example.com/'])).toEqual({
      ok: true,
      flags: {
        port: 0,
        open: true,
        connection: { kind: 'remote', authUrl: 'https://auth.example.com', chatUrl: 'https://auth.example.com/chatkit' },
      },
    });
  });

  test('auth server and chat endpoint may be different hosts', () => {
    const parsed = parseFlags(['--server', 'auth.example.com', '--chat-url', 'https://chat.example.com/v1/chatkit']);
    expect(parsed).toMatchObject({
      flags: { connection: { authUrl: 'https://auth.example.com', chatUrl: 'https://chat.example.com/v1/chatkit' } },
    });
  });

  test.each([
    [['--profile'], '--profile needs a value.'],
    [['--port', 'http'], '--port takes a number from 0 to 65535, not "http".'],
    [['--port', '70000'], '--port takes a number from 0 to 65535, not "70000".'],
    [['--server', 'ftp://x'], '--server takes an http or https address, not "ftp://x".'],
    [['--chat-url', 'https://x/chatkit'], '--chat-url goes with --server: give the address of the auth server too.'],
  ])('%j is refused with a sentence', (args, message) => {
    expect(parseFlags(args)).toEqual({ ok: false, message });
  });
});

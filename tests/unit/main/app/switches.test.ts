import { describe, expect, it } from 'vitest';
import { refusedSwitch } from '../../../../src/main/app/switches.ts';

describe('switches of Chromium and Node on the command line of a package', () => {
  it.each([
    '--remote-debugging-port=9222', '--remote-debugging-pipe', '--remote-debugging-address=0.0.0.0', '--remote-allow-origins=*',
    '--inspect', '--inspect=0.0.0.0:9229', '--inspect-brk', '--inspect-port=1', '--debug-port=1', '--js-flags=--allow-natives-syntax',
    '--load-extension=/tmp/x', '--renderer-cmd-prefix=xterm', '--utility-cmd-prefix=sh', '--gpu-launcher=/tmp/x', '--browser-subprocess-path=/tmp/x',
    '--no-sandbox', '--no-zygote', '--disable-gpu-sandbox', '--disable-setuid-sandbox', '--disable-seccomp-filter-sandbox', '--single-process', '--in-process-gpu',
    '--disable-web-security', '--disable-site-isolation-trials', '--disable-features=IsolateOrigins,site-per-process', '--enable-blink-features=X',
    '--disable-blink-features=TrustedDOMTypes', '--ignore-certificate-errors', '--ignore-certificate-errors-spki-list=x', '--allow-insecure-localhost',
    '--host-rules=MAP * evil', '--host-resolver-rules=MAP * 127.0.0.1', '--ssl-key-log-file=/tmp/keys', '--log-net-log=/tmp/net', '--allow-file-access-from-files',
    '--use-fake-ui-for-media-stream', '--unsafely-treat-insecure-origin-as-secure=http://a', '--allow-running-insecure-content',
  ])('%s is refused', (argument) => {
    expect(refusedSwitch([argument], 'linux')).toBe(argument.slice(2).split('=')[0]);
  });

  it.each([
    ['one dash', ['-no-sandbox']],
    ['blanks around it', ['  --no-sandbox ']],
    ['capitals', ['--No-Sandbox']],
    ['a value where none belongs', ['--no-sandbox=1']],
    ['the place of another flag’s value', ['--profile', '--no-sandbox']],
    ['a place after a link', ['latchkey://thread/1', '--no-sandbox']],
  ])('as Chromium reads it: %s', (_, args) => {
    expect(refusedSwitch(args, 'linux')).toBe('no-sandbox');
  });

  it('reads a slash as a dash on Windows alone', () => {
    expect(refusedSwitch(['/no-sandbox'], 'win32')).toBe('no-sandbox');
    expect(refusedSwitch(['/no-sandbox'], 'linux')).toBeUndefined();
  });

  it.each([
    ['the app’s own flags', ['--profile', '/tmp/p', '--server=https://a.example', '--chat-url', 'https://a.example/chatkit', '--hidden', '--quick', '--port', '0']],
    ['how windows are drawn', ['--ozone-platform=wayland', '--ozone-platform-hint=auto', '--enable-features=WaylandWindowDecorations', '--disable-gpu', '--force-device-scale-factor=1.5', '--disable-features=UseChromeOSDirectVideoDecoder']],
    ['proxies, whose servers are checked as ever', ['--proxy-server=proxy.example:3128', '--proxy-pac-url=http://a/p.pac', '--no-proxy-server']],
    ['links and files', ['latchkey://thread/no-sandbox', '/tmp/no-sandbox', '-']],
    ['what installers of Windows and macOS start it with', ['--squirrel-firstrun', '--squirrel-install', '-psn_0_12345']],
    ['what stands after the end of switches', ['--', '--no-sandbox']],
  ])('lets pass: %s', (_, args) => {
    expect(refusedSwitch(args, 'linux')).toBeUndefined();
  });

  it('lifts only what the variable names', () => {
    const args = ['--remote-debugging-port=0', '--no-sandbox'];
    expect(refusedSwitch(args, 'linux', 'remote-debugging-port')).toBe('no-sandbox');
    expect(refusedSwitch(args, 'linux', 'remote-debugging-port, no-sandbox')).toBeUndefined();
    expect(refusedSwitch(args, 'linux', '1')).toBe('remote-debugging-port');
    expect(refusedSwitch(args, 'linux', '*')).toBe('remote-debugging-port');
  });
});

import { describe, expect, test } from 'vitest';
import { placeWindow } from '../../../../src/main/window/window-placement.ts';
import { externalUrl, isDownloadAllowed, isNavigationAllowed, isPermissionAllowed, webPreferences } from '../../../../src/main/window/window-policy.ts';

const laptop = { x: 0, y: 0, width: 1440, height: 900 };
const monitor = { x: 1440, y: 0, width: 2560, height: 1440 };

describe('window placement', () => {
  test('a first start opens at the default size, centred by the system', () => {
    expect(placeWindow(undefined, [laptop])).toEqual({ width: 1100, height: 760 });
  });
  test('a window comes back where it was left, also on a second display', () => {
    const left = { x: 1600, y: 200, width: 1500, height: 1000 };
    expect(placeWindow(left, [laptop, monitor])).toEqual(left);
  });
  test('a window left on a display that is gone comes back centred and small enough', () => {
    expect(placeWindow({ x: 1600, y: 200, width: 1500, height: 1000 }, [laptop])).toEqual({ width: 1440, height: 900 });
  });
  test('a window whose title bar is above the screen is brought back', () => {
    expect(placeWindow({ x: 10, y: -300, width: 800, height: 600 }, [laptop])).toEqual({ width: 800, height: 600 });
  });
  test('a window is never smaller than it can be used', () => {
    expect(placeWindow({ x: 0, y: 0, width: 10, height: 10 }, [laptop])).toMatchObject({ width: 420, height: 480 });
  });
});

describe('window policy', () => {
  test('pages run sandboxed, isolated, without Node and with web security', () => {
    expect(webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
    });
    expect(Object.isFrozen(webPreferences)).toBe(true);
  });
  test.each(['https://example.com/a?b#c', 'http://localhost:3000/', 'mailto:team@example.com'])('%s may open outside', (url) => {
    expect(externalUrl(url)).toBe(url);
  });
  test.each(['javascript:alert(1)', 'file:///etc/passwd', 'app://shell/', 'data:text/html,x', 'smb://host/x', 'not a url', `https://x/${'a'.repeat(9_000)}`])(
    '%.40s may not open outside',
    (url) => {
      expect(externalUrl(url)).toBeUndefined();
    },
  );
  const rights = { shell: 'app://shell', chat: 'app://chat', microphone: false, hosted: false };
  test('text may be written to the clipboard, by our pages', () => {
    const permission = 'clipboard-sanitized-write';
    expect(isPermissionAllowed({ permission, origin: 'app://chat' }, rights)).toBe(true);
    expect(isPermissionAllowed({ permission, origin: 'https://example.com' }, rights)).toBe(false);
    for (const other of ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'fileSystem']) {
      expect(isPermissionAllowed({ permission: other, origin: 'app://shell' }, rights)).toBe(false);
    }
  });
  test.each<[string, string, string[], boolean, boolean]>([
    ['the chat page with dictation on', 'app://chat', ['audio'], true, true],
    ['the chat page without', 'app://chat', ['audio'], false, false],
    ['the shell', 'app://shell', ['audio'], true, false],
    ['a frame of the hosted element', 'https://cdn.platform.openai.com', ['audio'], true, false],
    ['the chat page that wants to see, too', 'app://chat', ['audio', 'video'], true, false],
    ['the chat page that does not say what it wants', 'app://chat', [], true, false],
  ])('the microphone: %s', (_, origin, media, microphone, allowed) => {
    expect(isPermissionAllowed({ permission: 'media', origin, media }, { ...rights, microphone })).toBe(allowed);
  });
  test.each<[string, string, number, boolean, boolean]>([
    ['the window reloads the shell', 'app://shell/', 0, false, true],
    ['the window goes to the chat page', 'app://chat/', 0, false, false],
    ['the window goes to the web', 'https://example.com/', 0, true, false],
    ['the frame reloads the chat page', 'app://chat/?built-in=late', 1, false, true],
    ['the frame goes to the shell', 'app://shell/', 1, false, false],
    ['the frame goes to the web', 'https://cdn.platform.openai.com/x', 1, true, false],
    ['a frame in the chat page shows the hosted element', 'https://cdn.platform.openai.com/x', 2, true, true],
    ['a frame in that frame', 'https://sentinel.openai.com/x', 3, true, true],
    ['a frame in the chat page shows the web without the hosted element', 'https://example.com/', 2, false, false],
    ['a frame in the chat page shows a document of the chat page', 'app://chat/diagram.html', 2, false, true],
    ['a frame in the chat page reads a file', 'file:///etc/passwd', 2, true, false],
    ['a frame in the chat page opens another program', 'mailto:a@example.com', 2, true, false],
  ])('navigation: %s', (_, url, depth, hosted, allowed) => {
    const { protocol, host } = new URL(url);
    expect(isNavigationAllowed({ url, origin: `${protocol}//${host}`, depth }, { ...rights, hosted })).toBe(allowed);
  });
});

test('lets finished exports and what the shell wrote itself be saved, and nothing that another page or address brings', () => {
  const shell = 'app://shell';
  expect(isDownloadAllowed('app://shell/archive/1b2c', { shell })).toBe(true);
  expect(isDownloadAllowed('blob:app://shell/1b2c', { shell })).toBe(true);
  for (const url of ['app://shell/', 'app://chat/archive/1', 'app://shell.evil/archive/1', 'https://evil.example/app://shell/archive/1', 'blob:app://chat/1', 'blob:app://shell.evil/1']) {
    expect(isDownloadAllowed(url, { shell })).toBe(false);
  }
});

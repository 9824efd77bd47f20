import { describe, expect, test } from 'vitest';
import { placeWindow } from '../../../../src/main/window/window-placement.ts';
import { externalUrl, isPermissionAllowed, webPreferences } from '../../../../src/main/window/window-policy.ts';

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
  test('the only permission is writing text to the clipboard, for our pages', () => {
    const origins = ['app://shell', 'app://chat'];
    expect(isPermissionAllowed('clipboard-sanitized-write', 'app://chat', origins)).toBe(true);
    expect(isPermissionAllowed('clipboard-sanitized-write', 'https://example.com', origins)).toBe(false);
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'fileSystem']) {
      expect(isPermissionAllowed(permission, 'app://shell', origins)).toBe(false);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { autostartFile, autostartText } from '../../../../src/main/desktop/autostart.ts';
import { taskbarProgress } from '../../../../src/main/desktop/progress.ts';
import { trayMenu, trayTip } from '../../../../src/main/desktop/tray-menu.ts';
import { hasTrayPlace, parseOwned } from '../../../../src/main/desktop/tray-place.ts';
import { texts } from '../../../../src/shared/texts/en/texts.ts';
import { isGlobalKeys } from '../../../../src/shared/desktop-view.ts';

describe('the tray', () => {
  it('has what came last first, five at most, and the ways in and out', () => {
    const done: string[] = [];
    const unread = Array.from({ length: 7 }, (_, at) => ({ workspace: 'main', threadId: `t${at}`, title: at === 6 ? '' : `Chat ${at} & more` }));
    const entries = trayMenu({ name: 'Latchkey', texts, unread }, {
      open: (workspace, threadId) => void done.push(`${workspace} ${threadId}`),
      show: () => void done.push('show'), newChat: () => void done.push('new'), ask: () => void done.push('ask'), settings: () => void done.push('settings'), quit: () => void done.push('quit'),
    });
    expect(entries.map(({ label, type }) => label ?? type)).toEqual([
      'Untitled chat', 'Chat 5 && more', 'Chat 4 && more', 'Chat 3 && more', 'Chat 2 && more', 'separator',
      'New chat', 'Quick question', 'Show Latchkey', 'separator', 'Settings…', 'Quit Latchkey',
    ]);
    for (const entry of entries) entry.click?.();
    expect(done).toEqual(['main t6', 'main t5', 'main t4', 'main t3', 'main t2', 'new', 'ask', 'show', 'settings', 'quit']);
  });

  it('has no quick question where an organisation has switched it off', () => {
    const nothing = (): void => undefined;
    const entries = trayMenu({ name: 'Latchkey', texts, unread: [] }, { open: nothing, show: nothing, newChat: nothing, settings: nothing, quit: nothing });
    expect(entries.map(({ label, type }) => label ?? type)).toEqual(['New chat', 'Show Latchkey', 'separator', 'Settings…', 'Quit Latchkey']);
  });

  it('says how much is unread', () => {
    const tip = (count: number): string => trayTip({ name: 'Latchkey', texts, unread: Array.from({ length: count }, () => ({ workspace: 'main', threadId: 't', title: '' })) });
    expect([tip(0), tip(1), tip(1_200)]).toEqual(['Latchkey', 'Latchkey – 1 unread reply', 'Latchkey – 1,200 unread replies']);
  });

  it('is promised only where the desktop has a place for it', async () => {
    expect([parseOwned('b true\n'), parseOwned('b false\n'), parseOwned('Call failed')]).toEqual([true, false, undefined]);
    expect([await hasTrayPlace('win32'), await hasTrayPlace('darwin')]).toEqual([true, true]);
  });
});

describe('the taskbar', () => {
  it('shows how far a job is, that it has begun, and nothing when it is over', () => {
    expect(taskbarProgress({ state: 'running', done: 3, total: 12 })).toBe(0.25);
    expect(taskbarProgress({ state: 'running', done: 0, total: 0 })).toBe(2);
    for (const state of ['ready', 'done', 'failed', 'cancelled'] as const) expect(taskbarProgress({ state, done: 1, total: 1 })).toBe(-1);
  });
});

describe('a start with the session on Linux', () => {
  it('is a file where desktops look for it', () => {
    expect(autostartFile('app.x', '/home/ada', {})).toBe('/home/ada/.config/autostart/app.x.desktop');
    expect(autostartFile('app.x', '/home/ada', { XDG_CONFIG_HOME: '/cfg' })).toBe('/cfg/autostart/app.x.desktop');
  });

  it('quotes what the desktop would read otherwise', () => {
    const text = autostartText({ name: 'A\nB', command: ['/opt/My App/latchkey', '--profile', '/tmp/100%/"$x"', '--hidden'] });
    expect(text).toContain('Name=A\\nB');
    expect(text).toContain(String.raw`Exec="/opt/My App/latchkey" --profile "/tmp/100%%/\\"\\$x\\"" --hidden`);
  });
});

describe('a key combination for everywhere', () => {
  it('holds something besides Shift, and presses one key', () => {
    for (const keys of ['CmdOrCtrl+Shift+Space', 'Alt+Space', 'Super+F12', 'Ctrl+Alt+,']) expect(isGlobalKeys(keys), keys).toBe(true);
    for (const keys of ['', 'A', 'Shift+A', 'Space', 'Ctrl', 'Ctrl+', 'Ctrl+Ctrl+A', 'Ctrl+AB', 'Hyper+A', 'Ctrl+a', '+']) expect(isGlobalKeys(keys), keys).toBe(false);
  });
});

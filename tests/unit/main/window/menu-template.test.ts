import { describe, expect, it } from 'vitest';
import { menuTemplate } from '../../../../src/main/window/menu-template.ts';
import type { MenuEntry } from '../../../../src/main/window/menu-entry.ts';
import type { PolicyFeature } from '../../../../src/shared/policy.ts';
import { texts } from '../../../../src/shared/texts/en/texts.ts';
import { actionIds, actions, isWindowCommand } from '../../../../src/shared/actions.ts';

function build(platform: NodeJS.Platform, developer = false, off: readonly PolicyFeature[] = []) {
  const done: string[] = [];
  const menu = menuTemplate({ name: 'Latchkey', platform, texts, off, developer, invoke: (command) => void done.push(command), act: (command) => void done.push(`act ${command}`) });
  const all = (entries: readonly MenuEntry[]): MenuEntry[] => entries.flatMap((entry) => [entry, ...all(entry.submenu ?? [])]);
  return { menu, done, entries: all(menu) };
}

describe('the application menu', () => {
  it.each(['darwin', 'win32', 'linux'] as const)('has every action with a key on %s, so that the key works wherever the keyboard is', (platform) => {
    const { entries } = build(platform);
    const accelerators = entries.flatMap(({ accelerator }) => accelerator ?? []);
    const wanted = actionIds.filter((id) => isWindowCommand(id) || id === 'thread.new' || id === 'thread.search').flatMap((id) => (platform === 'darwin' ? actions[id].macKeys : undefined) ?? actions[id].keys ?? []);
    expect(accelerators).toEqual(expect.arrayContaining(wanted));
    expect(new Set(accelerators).size).toBe(accelerators.length);
  });

  it('has settings, about and quit where the platform has them', () => {
    const idsIn = (menu: MenuEntry | undefined): (string | undefined)[] => (menu?.submenu ?? []).flatMap(({ id }) => id ?? []);
    const mac = build('darwin').menu;
    expect(mac.map(({ label }) => label)).toEqual(['Latchkey', '&File', '&Edit', '&View', '&Window', '&Help']);
    expect(idsIn(mac[0])).toEqual(['about.open', 'updates.check', 'settings.open', 'app.quit']);
    const linux = build('linux').menu;
    expect(linux.map(({ label }) => label)).toEqual(['&File', '&Edit', '&View', '&Window', '&Help']);
    expect(idsIn(linux[0])).toEqual(expect.arrayContaining(['settings.open', 'app.quit']));
    expect(idsIn(linux[4])).toEqual(expect.arrayContaining(['updates.check', 'about.open']));
  });

  it('has nothing, and no key, of what an organisation has switched off', () => {
    const { entries } = build('linux', false, ['export', 'quickEntry']);
    expect(entries.map(({ id }) => id)).toEqual(expect.not.arrayContaining(['thread.export', 'quick.open']));
    expect(entries.map(({ id }) => id)).toContain('thread.copyLink');
  });

  it('hands commands of the page to the page, and those of the window to the host', () => {
    const { entries, done } = build('linux');
    for (const id of ['thread.new', 'window.new', 'view.zoomIn', 'settings.open']) entries.find((entry) => entry.id === id)?.click?.();
    expect(done).toEqual(['thread.new', 'act window.new', 'act view.zoomIn', 'settings.open']);
  });

  it('takes a second key of an action in an entry that is not seen', () => {
    const { entries, done } = build('win32');
    const hidden = entries.find(({ accelerator }) => accelerator === 'CmdOrCtrl+=');
    expect(hidden).toMatchObject({ visible: false, acceleratorWorksWhenHidden: true });
    hidden?.click?.();
    expect(done).toEqual(['act view.zoomIn']);
  });

  it('has a label on every entry, so that all of it can be translated', () => {
    for (const platform of ['darwin', 'linux'] as const) {
      for (const entry of build(platform, true).entries) if (entry.type !== 'separator') expect(entry.label, JSON.stringify(entry)).toBeTruthy();
    }
  });

  it('has the developers’ tools only for developers', () => {
    const roles = (developer: boolean): unknown[] => build('linux', developer).entries.map(({ role }) => role);
    expect(roles(true)).toContain('toggleDevTools');
    expect(roles(false)).not.toContain('toggleDevTools');
  });
});

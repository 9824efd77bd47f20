import type { Page } from '@playwright/test';
import type { Screen } from './screens.ts';

const choose = (command: string, typed = '') => async (page: Page): Promise<void> => {
  await page.evaluate((name) => (window as unknown as { fakeDesktop: { publish(event: string, payload: unknown): void } }).fakeDesktop.publish('command.invoked', name), command);
  await page.getByRole('dialog').waitFor();
  if (typed !== '') await page.keyboard.type(typed);
};

/** What surrounds the chat: the list of commands, the sheet of shortcuts. */
export const desktopScreens: readonly Screen[] = [
  { name: 'palette', act: choose('palette.open') },
  { name: 'palette-typed', act: choose('palette.open', 'col') },
  { name: 'palette-none', act: choose('palette.open', 'qqq') },
  { name: 'settings-desktop', act: choose('desktop.open') },
  { name: 'settings-desktop-none', scenario: { desktop: { trayPossible: false, notificationsPossible: false, startAtLogin: true } }, act: choose('desktop.open') },
  { name: 'unread', scenario: { unread: ['thr_1', 'thr_2', 'thr_3'] } },
  { name: 'shortcuts', act: choose('shortcuts.open') },
];

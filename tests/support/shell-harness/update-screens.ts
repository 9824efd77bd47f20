import type { Page } from '@playwright/test';
import type { UpdateState, UpdateView } from '../../../src/shared/updates.ts';
import type { Screen } from './screens.ts';

const view = (state: UpdateState, more: Partial<UpdateView> = {}): NonNullable<Screen['scenario']> => ({ updates: { state, channel: 'stable', channelLocked: false, checkedAt: Date.UTC(2026, 10, 20, 9, 30), ...more } });
const ready: UpdateState = { kind: 'ready', version: '1.1.0', notes: 'Long threads open twice as fast.\nSearch finds words inside code.', how: 'restart' };

async function about(page: Page): Promise<void> {
  await page.evaluate(() => (window as unknown as { fakeDesktop: { publish(event: string, payload: unknown): void } }).fakeDesktop.publish('command.invoked', 'about.open'));
  await page.locator('.update-part').scrollIntoViewIfNeeded();
}

/** Where the app is with updates, and the lines that say so above the conversation. */
export const updateScreens: readonly Screen[] = [
  { name: 'update-banner', scenario: view(ready, { notice: { kind: 'ready', version: '1.1.0' } }) },
  { name: 'update-rolled-back', scenario: view({ kind: 'skipped', version: '1.1.0' }, { notice: { kind: 'rolledBack', version: '1.1.0', restored: true } }) },
  { name: 'update-refused', scenario: view({ kind: 'failed', fault: 'untrusted' }, { notice: { kind: 'failed', fault: 'untrusted' } }) },
  { name: 'update-ready', scenario: view(ready), act: async (page) => (await about(page), page.locator('.update-part summary').click()) },
  { name: 'update-command', scenario: view({ ...ready, how: 'command', command: 'sudo apt install /home/ada/.config/Latchkey/updates/latchkey_1.1.0_amd64.deb' }), act: about },
  { name: 'update-downloading', scenario: view({ kind: 'downloading', version: '1.1.0', done: 41_943_040, total: 121_634_816 }), act: about },
  { name: 'update-failed', scenario: view({ kind: 'failed', fault: 'diskFull', version: '1.1.0' }, { channel: 'beta', channelLocked: true }), act: about },
];

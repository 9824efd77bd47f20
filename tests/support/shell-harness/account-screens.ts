import type { Page } from '@playwright/test';
import type { WorkspaceView } from '../../../src/shared/desktop-api.ts';
import type { Screen } from './screens.ts';
import { showSidebar } from './show-sidebar.ts';

const ada = { id: 'user_1', name: 'Ada Lovelace', email: 'ada@example.com' };
const three: WorkspaceView[] = [
  { id: 'main', label: 'This computer', status: 'signed_in', current: true, queued: 0, user: ada },
  { id: 'w1', label: 'chat.example.com', status: 'signed_in', current: false, queued: 2, user: { id: 'user_2', name: 'Ada Lovelace', email: 'a.lovelace@analytical-engines.example.com' } },
  { id: 'w2', label: 'chat.example.com', status: 'signed_out', current: false, queued: 0 },
];
const many: WorkspaceView[] = Array.from({ length: 14 }, (_, at) => ({
  id: `w${at}`,
  label: at % 2 === 0 ? 'This computer' : 'chat.example.com',
  status: at === 5 ? 'session_unreachable' : 'signed_in',
  current: at === 0,
  queued: at === 3 ? 1 : 0,
  ...(at === 5 ? {} : { user: { id: `user_${at}`, name: `Person ${at + 1}`, email: `person.${at + 1}@example.com` } }),
}));

async function openMenu(page: Page): Promise<void> {
  await showSidebar(page);
  await page.getByRole('button', { name: /^Account/ }).click();
}

const ask = (item: RegExp, fate?: string) => async (page: Page): Promise<void> => {
  await openMenu(page);
  await page.getByRole('menuitem', { name: item }).click();
  if (fate !== undefined) await page.getByRole('radio', { name: fate }).click();
};

const keyGone = {
  status: 'failed',
  problem: { code: 'keychain.unavailable', message: 'The data on this computer is encrypted, and its key is no longer in the keychain. Restore the keychain from a backup; the data is left as it is.' },
  keyLost: true,
} as const;
const keyLocked = {
  status: 'failed',
  problem: { code: 'keychain.unavailable', message: 'The data on this computer is encrypted, and the keychain that holds its key is locked. Unlock it; Latchkey goes on by itself.' },
} as const;

/** Several accounts side by side, and a server on this computer that cannot open its data. */
export const accountScreens: readonly Screen[] = [
  { name: 'accounts-one', act: openMenu },
  { name: 'accounts-three', scenario: { workspaces: three }, act: openMenu },
  { name: 'accounts-many', scenario: { workspaces: many }, act: openMenu },
  {
    name: 'accounts-attention',
    scenario: { workspaces: three.map((account, at) => (at === 1 ? { ...account, status: 'signed_out' as const, ended: true } : account)) },
    act: openMenu,
  },
  { name: 'server-locked', scenario: { auth: { status: 'signed_out' }, server: keyLocked } },
  { name: 'server-key-gone', scenario: { auth: { status: 'signed_out' }, server: keyGone } },
  {
    name: 'server-begin-anew',
    scenario: { auth: { status: 'signed_out' }, server: keyGone },
    act: (page) => page.getByRole('button', { name: 'Begin anew…' }).click(),
  },
  { name: 'server-banner', scenario: { auth: { status: 'signed_in', user: ada, online: false }, server: keyGone } },
  { name: 'server-plain', scenario: { vault: { kind: 'memory', remembers: false, cause: 'missing' }, history: { storage: 'memory' }, server: { status: 'running', encrypted: false } } },
  { name: 'accounts-sign-out', act: ask(/Sign out/) },
  {
    name: 'accounts-sign-out-erase',
    scenario: { outbox: [1, 2, 3].map((at) => ({ id: `${at}`, kind: 'message' as const, threadId: 'thr_1', state: 'queued' as const, text: 'Hello', createdAt: 0 })) },
    act: ask(/Sign out/, 'Erase it'),
  },
  {
    name: 'accounts-remove-failed',
    scenario: { workspaces: three, workspaceError: { code: 'keychain.unavailable', message: 'The keychain did not let go of this sign-in, so the account was not removed. Unlock the keychain and try again.' } },
    async act(page) {
      await ask(/Remove this account/)(page);
      await page.getByRole('button', { name: 'Remove account' }).click();
    },
  },
  {
    name: 'accounts-other',
    scenario: { auth: { status: 'signed_out' }, workspaces: [...three.slice(0, 2).map((account) => ({ ...account, current: false })), { ...three[2]!, current: true }] },
    act: (page) => page.getByRole('button', { name: 'Other accounts' }).click(),
  },
];

import type { Page } from '@playwright/test';
import type { Scenario } from './fake-desktop.ts';
import type { Screen } from './screens.ts';
import { showSidebar } from './show-sidebar.ts';

const remote = {
  connection: { kind: 'remote', authUrl: 'https://auth.example.com', chatUrl: 'https://chat.example.com/chatkit' },
  editable: true,
  label: 'chat.example.com',
} as const;
const signedOut: Scenario = { auth: { status: 'signed_out', reason: 'signed_out_here' }, connection: remote };
const wrong = { code: 'auth.wrong_code', message: 'This code is not right. Wait for the next one, and check that the clock of your phone is right.' } as const;

async function openAccount(page: Page): Promise<void> {
  await showSidebar(page);
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Account' }).click();
}

/** Signing in by other ways than a password alone, and an account's codes. */
export const signInScreens: readonly Screen[] = [
  {
    name: 'sign-in-ways',
    scenario: {
      ...signedOut,
      methods: { browser: true, device: true, passwordReset: true, magicLink: true, providers: [{ id: 'google', name: 'Google' }, { id: 'oidc', name: 'Example ID' }] },
    },
  },
  {
    name: 'sign-in-late',
    scenario: {
      ...signedOut,
      methods: { browser: true, password: false, providers: [] },
      progress: { step: 'none', problem: { code: 'auth.expired', message: 'This sign-in took longer than ten minutes. Begin again, and finish in the browser within that time.' } },
    },
  },
  { name: 'sign-in-code', scenario: { ...signedOut, progress: { step: 'code', attemptsLeft: 5 } } },
  { name: 'sign-in-code-wrong', scenario: { ...signedOut, progress: { step: 'code', attemptsLeft: 2, problem: wrong } } },
  {
    name: 'sign-in-recovery',
    scenario: { ...signedOut, progress: { step: 'code', attemptsLeft: 5 } },
    act: async (page) => page.getByRole('button', { name: 'Use a recovery code' }).click(),
  },
  {
    name: 'sign-in-browser',
    scenario: { ...signedOut, progress: { step: 'browser', url: 'https://auth.example.com/latchkey/sign-in?state=x' } },
    act: async (page) => page.getByText('Nothing happens?').click(),
  },
  {
    name: 'sign-in-device',
    scenario: {
      ...signedOut,
      progress: {
        step: 'device',
        userCode: 'WDJBMJHT',
        verificationUri: 'https://auth.example.com/latchkey/device',
        completeUri: 'https://auth.example.com/latchkey/device?user_code=WDJBMJHT',
        expiresAt: Date.parse('2100-01-01'),
      },
    },
  },
  { name: 'sign-in-mail', scenario: { ...signedOut, progress: { step: 'mail', email: 'ada@example.com' } } },
  {
    name: 'sign-in-reset',
    scenario: { ...signedOut, methods: { passwordReset: true } },
    act: async (page) => {
      await page.getByRole('button', { name: 'Forgot password?' }).click();
      await page.getByLabel('E-mail').fill('ada@example.com');
      await page.keyboard.press('Enter');
    },
  },
  { name: 'account-codes-off', act: openAccount },
  { name: 'account-codes-on', scenario: { security: { codes: 'on', hasPassword: true } }, act: openAccount },
  { name: 'account-no-password', scenario: { security: { codes: 'off', hasPassword: false } }, act: openAccount },
  {
    name: 'account-codes-setup',
    act: async (page) => {
      await openAccount(page);
      await page.getByLabel('Your password').fill('correct horse');
      await page.keyboard.press('Enter');
    },
  },
];

import type { Page } from '@playwright/test';
import type { Scenario } from './fake-desktop.ts';
import type { ThreadScenario } from './fake-threads.ts';
import { accountScreens } from './account-screens.ts';
import { desktopScreens } from './desktop-screens.ts';
import { policyScreens } from './policy-screens.ts';
import { updateScreens } from './update-screens.ts';
import { diagnosticsScreens } from './diagnostics-screens.ts';
import { historyScreens } from './history-screens.ts';
import { modelScreens } from './model-screens.ts';
import { signInScreens } from './sign-in-screens.ts';
import { showSidebar } from './show-sidebar.ts';

/** One state of the shell to look at. */
export interface Screen {
  name: string;
  scenario?: Scenario;
  threads?: ThreadScenario;
  /** Brings the page into the state after it has loaded. */
  act?: (page: Page) => Promise<void>;
}

const remote = {
  connection: { kind: 'remote', authUrl: 'https://auth.example.com', chatUrl: 'https://chat.example.com/chatkit' },
  editable: true,
  label: 'chat.example.com',
} as const;
const user = { id: 'user_1', name: 'Ada Lovelace', email: 'ada@example.com' };
const signedOut: Scenario = { auth: { status: 'signed_out', reason: 'signed_out_here' }, connection: remote };

const minute = 60_000;
const noon = Date.parse('2026-11-22T12:00:00Z');
/** Three weeks of starts, and a day of looks at memory. */
const measured: Scenario['performance'] = {
  starts: [780, 812, 795, 1_460, 804, 790, 770, 820, 835, 798, 786, 779, 812, 1_020, 801, 795, 783, 806, 791, 788].map((ms, index) => ({ at: noon - (20 - index) * 1_440 * minute, ms, version: '0.1.0' })),
  memory: Array.from({ length: 144 }, (_, index) => ({ at: noon - (144 - index) * 10 * minute, mb: 310 + Math.round(28 * Math.sin(index / 9) + (index % 7) * 3) })),
};

async function fillSignIn(page: Page): Promise<void> {
  await page.getByLabel('E-mail').fill('ada@example.com');
  await page.getByLabel('Password', { exact: true }).fill('correct horse');
  await page.keyboard.press('Enter');
}

async function openSettings(page: Page, tab: string): Promise<void> {
  await showSidebar(page);
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: tab }).click();
}

export const screens: readonly Screen[] = [
  { name: 'sign-in', scenario: signedOut },
  { name: 'sign-up-fresh', scenario: { auth: { status: 'signed_out' } } },
  { name: 'sign-in-ended', scenario: { ...signedOut, auth: { status: 'signed_out', reason: 'session_ended' } } },
  {
    name: 'sign-in-invalid',
    scenario: { auth: { status: 'signed_out' } },
    act: async (page) => {
      await page.getByLabel('E-mail').fill('ada@');
      await page.getByLabel('Password', { exact: true }).fill('short');
      await page.keyboard.press('Enter');
    },
  },
  { name: 'sign-in-wrong', scenario: { ...signedOut, signInError: { code: 'auth.invalid_credentials', message: '' } }, act: fillSignIn },
  {
    name: 'sign-in-unreachable',
    scenario: { ...signedOut, signInError: { code: 'auth.unreachable', message: 'connect ECONNREFUSED' } },
    act: async (page) => {
      await fillSignIn(page);
      await page.getByText('Details').click();
    },
  },
  {
    name: 'sign-in-limited',
    scenario: { ...signedOut, signInError: { code: 'auth.rate_limited', message: '', retryAfterSeconds: 75 } },
    act: fillSignIn,
  },
  { name: 'sign-in-busy', scenario: { ...signedOut, signInHangs: true }, act: fillSignIn },
  {
    name: 'sign-up-taken',
    scenario: { ...signedOut, signInError: { code: 'auth.email_taken', message: '' } },
    act: async (page) => {
      await page.getByRole('button', { name: 'Create an account' }).click();
      await page.getByLabel('Name').fill('Ada');
      await fillSignIn(page);
    },
  },
  { name: 'session-unreachable', scenario: { auth: { status: 'session_unreachable', cause: 'locked' } } },
  { name: 'starting', scenario: { auth: { status: 'starting' } }, act: async (page) => page.waitForTimeout(400) },
  {
    name: 'threads',
    act: async (page) => {
      await showSidebar(page);
      await page.locator('.thread-open').nth(3).click();
      await showSidebar(page);
      await page.locator('.thread-open').nth(2).hover();
    },
  },
  { name: 'threads-many', threads: { count: 4_000 }, act: showSidebar },
  { name: 'threads-answering', scenario: { running: ['thr_1', 'thr_3'] }, act: showSidebar },
  { name: 'threads-empty', threads: { count: 0 }, act: showSidebar },
  {
    name: 'threads-loading',
    threads: { hangs: true },
    act: async (page) => {
      await showSidebar(page);
      await page.waitForTimeout(400);
    },
  },
  { name: 'threads-failing', threads: { failsWith: 503 }, act: showSidebar },
  ...accountScreens,
  ...signInScreens,
  ...desktopScreens,
  ...modelScreens,
  ...policyScreens,
  ...updateScreens,
  ...historyScreens,
  ...diagnosticsScreens,
  {
    name: 'thread-menu',
    act: async (page) => {
      await showSidebar(page);
      await page.locator('.thread-open').nth(1).click({ button: 'right' });
    },
  },
  {
    name: 'thread-rename',
    act: async (page) => {
      await showSidebar(page);
      await page.locator('.thread-open').nth(1).focus();
      await page.keyboard.press('F2');
    },
  },
  {
    name: 'thread-deleted',
    act: async (page) => {
      await showSidebar(page);
      await page.locator('.thread-open').nth(1).focus();
      await page.keyboard.press('Delete');
      await page.keyboard.press('Delete');
    },
  },
  {
    name: 'account-menu',
    act: async (page) => {
      await showSidebar(page);
      await page.getByRole('button', { name: /^Account/ }).click();
    },
  },
  {
    name: 'offline',
    scenario: {
      auth: { status: 'signed_in', user, online: false },
      connection: { ...remote, editable: false },
      vault: { kind: 'memory', remembers: false, cause: 'missing' },
    },
    act: async (page) => {
      await page.getByRole('button', { name: 'Details' }).click();
    },
  },
  { name: 'sidebar-closed', scenario: { sidebarOpen: false } },
  { name: 'settings-appearance', act: (page) => openSettings(page, 'Appearance') },
  {
    name: 'settings-model',
    scenario: { model: { baseUrl: 'http://127.0.0.1:11434/v1', model: 'llama3.2', hasKey: true } },
    act: (page) => openSettings(page, 'Model'),
  },
  {
    name: 'settings-model-environment',
    scenario: { model: { baseUrl: 'http://127.0.0.1:11434/v1', model: 'llama3.2', hasKey: true, fromEnvironment: true } },
    act: (page) => openSettings(page, 'Model'),
  },
  {
    name: 'settings-connection',
    scenario: {
      connection: remote,
      checks: [
        { id: 'auth.reachable', status: 'ok', message: 'auth.example.com answers.' },
        { id: 'auth.better_auth', status: 'ok', message: 'Better Auth runs there.' },
        {
          id: 'token.safe',
          status: 'failed',
          message: 'The token is signed with HS256 and has no kid.',
          fix: 'Ask whoever runs the server to use Better Auth’s JWT plugin, which signs with EdDSA.',
        },
        { id: 'chat.accepts', status: 'skipped', message: 'Whether the chat server accepts the token was not tested.' },
      ],
    },
    act: async (page) => {
      await openSettings(page, 'Connection');
      await page.getByRole('button', { name: 'Test connection' }).click();
      await page.getByText('One check failed').waitFor();
    },
  },
  {
    name: 'settings-chat',
    scenario: { connection: { ...remote, connection: { ...remote.connection, chat: { uploads: { uploadUrl: 'https://chat.example.com/upload' } } } } },
    act: async (page) => {
      await openSettings(page, 'Connection');
      await page.getByText('Chat', { exact: true }).last().click();
      await page.getByLabel('Domain key').fill('domain_pk_68f0a1');
      await page.getByLabel('Chat host').fill('desktop example');
      await page.getByRole('button', { name: 'Save' }).click();
    },
  },
  {
    name: 'settings-chat-problems',
    scenario: {
      connection: { ...remote, problems: ['chat.options.composer.tools[0].icon must be given.', 'chat.host must be app:// or https:// and a host name, such as app://desktop.example.com.'] },
    },
    act: (page) => openSettings(page, 'Connection'),
  },
  {
    name: 'settings-unsaved',
    act: async (page) => {
      await openSettings(page, 'Connection');
      await page.getByRole('radio', { name: 'Another server' }).click();
      await page.getByLabel('Sign-in server').fill('http://auth.example.com');
      await page.getByRole('button', { name: 'Switch server' }).click();
      await page.keyboard.press('Escape');
    },
  },
  { name: 'settings-about', act: (page) => openSettings(page, 'About') },
  {
    name: 'settings-speed',
    scenario: { performance: measured },
    act: async (page) => {
      await openSettings(page, 'About');
      await page.locator('.speed > :last-child').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'settings-licences',
    act: async (page) => {
      await openSettings(page, 'About');
      await page.getByText('Licences of everything inside').click();
      await page.locator('.licenses-text').scrollIntoViewIfNeeded();
    },
  },
];

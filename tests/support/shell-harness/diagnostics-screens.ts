import type { Page } from '@playwright/test';
import type { ConnectionCheck } from '../../../src/shared/connection.ts';
import type { Timeline, TimelineEntry, TimelineKind } from '../../../src/shared/diagnostics.ts';
import type { Screen } from './screens.ts';
import { showSidebar } from './show-sidebar.ts';

const remote = {
  connection: { kind: 'remote', authUrl: 'https://auth.example.com', chatUrl: 'https://chat.example.com/chatkit' },
  editable: true,
  label: 'chat.example.com',
} as const;
const user = { id: 'user_1', name: 'Ada Lovelace', email: 'ada@example.com' };
const minute = 60_000;
const start = Date.now();

const told: [number, TimelineKind, TimelineEntry['detail']?][] = [
  [2, 'session.ended', { by: 'server', cause: 'revoked' }],
  [40, 'token.minted'],
  [41, 'network.back', { by: 'auth' }],
  [44, 'network.lost', { by: 'auth' }],
  [46, 'session.check_failed', { code: 'auth.unreachable', status: 502 }],
  [90, 'clock.jumped', { jumpMs: -311_000 }],
  [95, 'system.woke'],
  [600, 'vault.wrote', { kind: 'keytar', entry: 'session' }],
  [600, 'sign_in.succeeded', { trigger: 'sign_in' }],
  [601, 'sign_in.failed', { trigger: 'sign_in', code: 'auth.invalid_credentials' }],
  [602, 'vault.ready', { kind: 'keytar' }],
  [602, 'app.started', { version: '0.1.0' }],
  [602, 'app.updated', { from: '0.0.9', to: '0.1.0' }],
  [602, 'app.crashed', { version: '0.0.9' }],
  [2_900, 'vault.unavailable', { kind: 'keytar', cause: 'locked' }],
];
const entries = told.map(([ago, kind, detail]): TimelineEntry => ({ at: start - ago * minute, kind, ...(detail && { detail }) }));

const revoked: Timeline = {
  entries,
  verdict: {
    code: 'session_revoked',
    sentence: 'The server ended your session before it had run out. It does not say why.',
    advice: 'Usually you were signed out on all devices, the password was changed, or an administrator did it. Sign in again; your drafts are kept. If it wasn’t you, change your password.',
    action: 'sign_in',
    tone: 'warn',
  },
};
const refused: Timeline = {
  entries: entries.slice(1),
  verdict: {
    code: 'auth_unreachable',
    sentence: 'You are signed in, but the sign-in server can’t be reached. That never signs you out.',
    advice: 'Latchkey keeps trying by itself. Run the checks to see what stands in the way.',
    action: 'retry',
    tone: 'warn',
  },
};
const fine = { code: 'fine', tone: 'ok', sentence: 'Nothing is wrong. You are signed in, and your sign-in will survive a restart.' } as const;
const locked: Timeline = {
  entries: entries.slice(-1),
  verdict: {
    code: 'keychain_locked',
    sentence: 'You are not signed out. The keychain that holds your sign-in is locked.',
    advice: 'Nothing was deleted. Unlock the keychain, then try again.',
    action: 'retry',
    tone: 'warn',
  },
};
const checks: ConnectionCheck[] = [
  { id: 'network.names', status: 'ok', message: 'auth.example.com and chat.example.com are known here.' },
  { id: 'network.proxy', status: 'ok', message: 'The proxy lets Latchkey through: auth.example.com through proxy.example.com:3128.' },
  { id: 'network.portal', status: 'ok', message: 'No sign-in page of a network is in between.' },
  { id: 'clock.skew', status: 'failed', message: 'This computer’s clock is 11 minutes behind that of auth.example.com.', fix: 'Set the clock: turn on automatic date and time in your system’s settings (timedatectl set-ntp true). If the time here is right, tell whoever runs auth.example.com.' },
  { id: 'tls.auth', status: 'warning', message: 'The certificate of auth.example.com runs out in 3 days.', fix: 'Have whoever runs auth.example.com renew it before then.' },
  { id: 'tls.chat', status: 'ok', message: 'The certificate of chat.example.com is signed by “Example Trust”, and good for 80 days.' },
  { id: 'auth.reachable', status: 'ok', message: 'auth.example.com answers.' },
  { id: 'auth.better_auth', status: 'ok', message: 'Better Auth runs there.' },
  { id: 'auth.jwks', status: 'ok', message: 'It publishes one key, EdDSA.' },
  { id: 'token.safe', status: 'ok', message: 'The token is signed with EdDSA and names its key.' },
  { id: 'token.key', status: 'skipped', message: 'Checked once you are signed in.' },
  { id: 'chat.reachable', status: 'ok', message: 'chat.example.com answers.' },
  { id: 'chat.accepts', status: 'ok', message: 'The chat server accepts the token.' },
];
const report = `Latchkey sign-in report
Written: 2026-11-21T14:05:09.120Z
Version: 0.1.0 (electron)
System: linux
Connection: remote
  sign-in: auth.example.com
  chat: chat.example.com
Keychain: keytar, remembers
Verdict: session_revoked

${Array.from({ length: 40 }, (_, at) => `  2026-11-21T14:${String(59 - at).padStart(2, '0')}:09.120Z session.check_failed code=auth.unreachable status=502`).join('\n')}
`;
const many: Timeline = {
  verdict: fine,
  entries: Array.from({ length: 2_000 }, (_, at): TimelineEntry => ({ at: start - at * 47 * minute, kind: (['token.minted', 'network.back', 'network.lost', 'session.checked'] as const)[at % 4]! })),
};
const signedOut = { auth: { status: 'signed_out', reason: 'session_ended' }, connection: remote, timeline: revoked, report, checks } as const;

async function openFromMenu(page: Page): Promise<void> {
  await showSidebar(page);
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Connection & sign-in' }).click();
}
const why = (page: Page): Promise<void> => page.getByRole('button', { name: 'Why am I signed out?' }).click();
const tab = async (page: Page, name: string): Promise<void> => page.getByRole('tab', { name }).click();

/** "Why am I signed out?", the doctor and the report. */
export const diagnosticsScreens: readonly Screen[] = [
  { name: 'diagnostics-signed-out', scenario: signedOut, act: why },
  {
    name: 'diagnostics-problems',
    scenario: signedOut,
    async act(page) {
      await why(page);
      await page.getByRole('button', { name: 'Problems only' }).click();
    },
  },
  {
    name: 'diagnostics-report',
    scenario: signedOut,
    async act(page) {
      await why(page);
      await tab(page, 'Report');
      await page.getByRole('region', { name: 'The report' }).waitFor();
    },
  },
  {
    name: 'diagnostics-checks',
    scenario: { timeline: { entries, verdict: fine }, checks, connection: remote },
    async act(page) {
      await openFromMenu(page);
      await tab(page, 'Connection checks');
      await page.getByRole('button', { name: 'Run the checks' }).click();
      await page.getByText('One check failed').waitFor();
    },
  },
  {
    name: 'diagnostics-checking',
    scenario: { timeline: refused, checks, checksHangAt: 5, connection: remote, auth: { status: 'signed_in', user, online: false } },
    async act(page) {
      await page.getByRole('button', { name: 'What’s in the way?' }).click();
      await page.getByText('5 of 13').waitFor();
    },
  },
  {
    name: 'diagnostics-stopped',
    scenario: { timeline: refused, checks, checksHangAt: 5, connection: remote, auth: { status: 'signed_in', user, online: false } },
    async act(page) {
      await page.getByRole('button', { name: 'What’s in the way?' }).click();
      await page.getByRole('button', { name: 'Stop' }).click();
    },
  },
  { name: 'diagnostics-fine', scenario: { timeline: { entries: entries.slice(1), verdict: fine } }, act: openFromMenu },
  { name: 'diagnostics-empty', act: openFromMenu },
  { name: 'diagnostics-loading', scenario: { timeline: 'hangs' }, act: async (page) => openFromMenu(page).then(() => page.waitForTimeout(400)) },
  { name: 'diagnostics-failing', scenario: { timeline: 'fails' }, act: openFromMenu },
  {
    name: 'diagnostics-many',
    scenario: { timeline: many },
    async act(page) {
      await openFromMenu(page);
      await page.getByRole('button', { name: 'Show 100 older' }).click();
    },
  },
  {
    name: 'diagnostics-unreachable',
    scenario: { auth: { status: 'session_unreachable', cause: 'locked' }, timeline: locked },
    act: (page) => page.getByRole('button', { name: 'What happened?' }).click(),
  },
];

import type { Page } from '@playwright/test';
import type { ConnectionView } from '../../../src/shared/desktop-api.ts';
import type { Policy, PolicyProblem, PolicyView } from '../../../src/shared/policy.ts';
import type { Screen } from './screens.ts';

const file = '/etc/latchkey/policies/managed/10-company.json';

const policy: Policy = {
  organisation: 'Example Ltd',
  support: 'IT help desk, help@example.com',
  connection: { authUrl: 'https://app.example.com', chatUrl: 'https://app.example.com/chatkit' },
  allowedDomains: ['example.com', '*.example.com'],
  signInMethods: ['browser', 'device'],
  updateChannel: 'off',
  localServer: false,
  modelEndpoints: ['models.example.com'],
  caCertificates: '/etc/ssl/certs/example-ca.pem',
  proxy: { pacUrl: 'https://proxy.example.com/proxy.pac' },
  disable: ['export', 'import', 'notificationContent', 'quickEntry', 'accounts'],
};
const managed: PolicyView = { status: 'managed', policy, sources: Object.fromEntries(Object.keys(policy).map((key) => [key, file])) };
const connection: ConnectionView = { connection: { kind: 'remote', authUrl: 'https://app.example.com', chatUrl: 'https://app.example.com/chatkit' }, editable: false, managed: true, label: 'app.example.com' };
const refused: ConnectionView = {
  connection: { kind: 'remote', authUrl: 'https://chat.example.org', chatUrl: 'https://chat.example.org/chatkit' }, editable: true, label: 'chat.example.org',
  refused: { code: 'policy.denied', message: 'Your organisation’s policy does not allow chat.example.org.', said: { key: 'policy.hostNotAllowed', args: ['chat.example.org'] } },
};
const signedOut = { status: 'signed_out', reason: 'signed_out_here' } as const;
const lockedOver = (...problems: PolicyProblem[]): NonNullable<Screen['scenario']> => ({ auth: { status: 'starting' }, policy: { status: 'refused', problems } });

const open = (command: string, tab?: string) => async (page: Page): Promise<void> => {
  await page.evaluate((name) => (window as unknown as { fakeDesktop: { publish(event: string, payload: unknown): void } }).fakeDesktop.publish('command.invoked', name), command);
  await page.getByRole('dialog').waitFor();
  if (tab !== undefined) await page.getByRole('tab', { name: tab, exact: true }).click();
};

/** What an organisation sets, and what people see of it. */
export const policyScreens: readonly Screen[] = [
  { name: 'policy-locked', scenario: lockedOver({ source: file, line: 4, column: 20, kind: 'wrongValue', key: 'connection.authUrl', expected: 'address' }) },
  {
    name: 'policy-locked-many',
    scenario: lockedOver(
      { source: file, line: 3, column: 1, kind: 'syntax' },
      { source: '/etc/latchkey/policies/managed/20-team.json', kind: 'writable' },
      { source: file, line: 7, column: 3, kind: 'unknownKey', key: 'alowedDomains' },
      { source: file, line: 9, column: 3, kind: 'wrongValue', key: 'signInMethods', expected: 'ways' },
      ...[11, 12, 13].map((line): PolicyProblem => ({ source: file, line, column: 3, kind: 'duplicate', key: 'proxy' })),
    ),
  },
  { name: 'policy-page', scenario: { policy: managed, connection }, act: open('settings.open', 'Managed') },
  { name: 'policy-about', scenario: { policy: managed, connection }, act: open('about.open') },
  { name: 'policy-connection', scenario: { policy: managed, connection }, act: open('connection.open') },
  { name: 'policy-data', scenario: { policy: managed, connection }, act: open('data.open') },
  { name: 'policy-desktop', scenario: { policy: managed, connection }, act: open('desktop.open') },
  { name: 'policy-sign-in', scenario: { policy: managed, connection, auth: signedOut, methods: { browser: true, device: true, providers: [{ id: 'oidc', name: 'Example' }] } } },
  { name: 'policy-no-ways', scenario: { policy: managed, connection, auth: signedOut } },
  { name: 'policy-refused', scenario: { policy: { status: 'managed', policy: { allowedDomains: ['*.example.com'] }, sources: {} }, connection: refused, auth: signedOut } },
  { name: 'policy-refused-banner', scenario: { policy: { status: 'managed', policy: { allowedDomains: ['*.example.com'] }, sources: {} }, connection: refused } },
];

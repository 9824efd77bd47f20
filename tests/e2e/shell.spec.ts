import { expect, test, type Page } from '@playwright/test';
import { installFakeDesktop, type Scenario } from '../support/shell-harness/fake-desktop.ts';
import { createFakeThreads, type ThreadScenario } from '../support/shell-harness/fake-threads.ts';
import { startShellHarness, type ShellHarness } from '../support/shell-harness/harness.ts';

/** The built shell alone, under the product's policy, with everything behind it faked: what only a real browser shows. */
let harness: ShellHarness;
let failures: string[];

test.beforeAll(async () => {
  harness = await startShellHarness();
});
test.afterAll(() => harness.close());
test.beforeEach(({ page }, info) => {
  test.skip(info.project.name === 'electron', 'the shell is the same page in Electron; the other files open it there');
  failures = [];
  page.on('console', (message) => {
    // The browser logs each answer that is not 2xx; a deletion that is sent twice gets one.
    if (message.type() === 'error' && !message.text().includes('404')) failures.push(message.text());
  });
  page.on('pageerror', (error) => void failures.push(error.message));
});
test.afterEach(() => expect(failures, 'nothing was refused by the policy, nothing threw').toEqual([]));

async function open(page: Page, scenario: Scenario = {}, threads: ThreadScenario = {}): Promise<void> {
  harness.answerThreads(createFakeThreads(threads, Date.now()));
  await page.addInitScript(installFakeDesktop, scenario);
  await page.goto(harness.url);
}

const row = (page: Page, title: string | RegExp) => page.locator('.thread-open', { hasText: title });
const calls = (page: Page, method: string): Promise<unknown[]> =>
  page.evaluate(
    (wanted) =>
      (window as unknown as { fakeDesktop: { calls: { method: string; input: unknown }[] } }).fakeDesktop.calls
        .filter((call) => call.method === wanted)
        .map((call) => call.input),
    method,
  );
const composerFocused = (page: Page) => expect(page.frameLocator('#chat').getByLabel('Message')).toBeFocused();

test('a thread opens in the frame and the composer takes the keyboard', async ({ page }) => {
  await open(page);
  await composerFocused(page);
  await row(page, 'Trip to Lisbon').click();
  await expect(page.frameLocator('#chat').locator('#state')).toHaveText('thr_0');
  await expect(row(page, 'Trip to Lisbon')).toHaveAttribute('aria-current', 'page');
  await expect(page).toHaveTitle('Trip to Lisbon in May – Latchkey');
  await composerFocused(page);
});

test('renaming from the menu puts the keyboard into the title and back onto the row', async ({ page }) => {
  await open(page);
  await row(page, 'Regex').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await expect(page.getByLabel('New title')).toBeFocused();
  await page.keyboard.type('Dates');
  await page.keyboard.press('Enter');
  await expect(row(page, 'Dates')).toBeFocused();
  await page.keyboard.press('F2');
  await page.keyboard.type('Never mind');
  await page.keyboard.press('Escape');
  await expect(row(page, 'Dates')).toBeFocused();
});

test('a deleted thread comes back with Undo, or with Ctrl+Z in the list', async ({ page }) => {
  await open(page);
  await row(page, 'Regex').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(row(page, 'Regex')).toHaveCount(0);
  await expect(row(page, 'Names for')).toBeFocused();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(row(page, 'Regex')).toBeVisible();
  await row(page, 'Regex').focus();
  await page.keyboard.press('Delete');
  await expect(row(page, 'Regex')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(row(page, 'Regex')).toBeVisible();
});

test('a deletion still reaches the server when the window goes at once, and at the latest in the next run', async ({ page }) => {
  await open(page);
  await row(page, 'Regex').focus();
  await page.keyboard.press('Delete');
  await expect(row(page, 'Regex')).toHaveCount(0);
  await page.goto(harness.url);
  await expect(row(page, 'Trip to Lisbon')).toBeVisible();
  await expect(row(page, 'Regex')).toHaveCount(0);
  await page.evaluate(() => localStorage.clear());
  await page.goto(harness.url);
  await expect(row(page, 'Trip to Lisbon')).toBeVisible();
  await expect(row(page, 'Regex')).toHaveCount(0);
});

test('the list is one tab stop: arrows, End and first letters move in it, also to rows that were far away', async ({ page }) => {
  await open(page, {}, { count: 3_000 });
  await row(page, 'Trip to Lisbon in May').first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(row(page, 'Rewrite the onboarding e-mail').first()).toBeFocused();
  await expect(page.locator('.thread-open')).not.toHaveCount(3_000);
  await expect(async () => {
    await page.keyboard.press('End');
    await expect(page.locator('[data-thread="thr_2999"]')).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('Home');
  await expect(page.locator('[data-thread="thr_0"]')).toBeFocused();
  await page.keyboard.press('q');
  await expect(page.locator('[data-thread="thr_3"]')).toBeFocused();
  expect(await page.locator('.thread-open[tabindex="0"]').count()).toBe(1);
});

test('the search takes the keyboard from the frame, finds titles without waiting, and Enter opens what is chosen', async ({ page }) => {
  await open(page, { searchHangs: true });
  await composerFocused(page);
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Search your chats' });
  await expect(field).toBeFocused();
  await page.keyboard.type('the');
  await expect(page.getByRole('option')).toHaveCount(5);
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { selected: true })).toContainText('Why does the build take so long?');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Why does the build take so long?');
});

test('Esc closes the search and gives the keyboard back to the composer', async ({ page }) => {
  await open(page);
  await composerFocused(page);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await composerFocused(page);
});

test('a menu closes when the conversation is pressed', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: /^Account/ }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await page.mouse.click(700, 300);
  await expect(page.getByRole('menu')).toHaveCount(0);
});

test('settings give the keyboard back to where they were opened, and ask once before they drop input', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Connection', exact: true }).click();
  await page.getByRole('radio', { name: /Another server/ }).click();
  await page.getByLabel('Sign-in server').fill('auth.example.com');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Keep editing' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Sign-in server')).toHaveValue('auth.example.com');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Account/ })).toBeFocused();
});

test('the sidebar is as wide as it was dragged, by pointer and by keyboard, over the frame too', async ({ page }) => {
  await open(page);
  const edge = page.getByRole('separator', { name: 'Sidebar width' });
  await page.mouse.move(264, 400);
  await page.mouse.down();
  await page.mouse.move(320, 400, { steps: 4 });
  await page.mouse.up();
  await expect(edge).toHaveAttribute('aria-valuenow', '320');
  await edge.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(edge).toHaveAttribute('aria-valuenow', '312');
  await page.keyboard.press('End');
  await expect(edge).toHaveAttribute('aria-valuenow', '360');
  expect(await calls(page, 'settings.set')).toEqual([{ sidebarWidth: 320 }, { sidebarWidth: 312 }, { sidebarWidth: 360 }]);
});

test('below 720 px the sidebar lies over the conversation, which waits until Esc', async ({ page }) => {
  await page.setViewportSize({ width: 420, height: 480 });
  await open(page);
  await composerFocused(page);
  await page.getByRole('button', { name: 'Show sidebar' }).click();
  await expect(page.locator('.sidebar').getByRole('button', { name: /^New chat/ })).toBeFocused();
  expect(await page.locator('#chat').evaluate((frame: HTMLIFrameElement) => frame.inert)).toBe(true);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Show sidebar' })).toBeFocused();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(420);
});

test('a second Enter sends nothing while the first is under way', async ({ page }) => {
  await open(page, { auth: { status: 'signed_out', reason: 'signed_out_here' }, signInHangs: true });
  await page.getByLabel('E-mail').fill('ada@example.com');
  await page.getByLabel('Password', { exact: true }).fill('correct horse');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Signing in/ }).click({ force: true });
  expect(await calls(page, 'auth.signIn')).toEqual([{ email: 'ada@example.com', password: 'correct horse' }]);
});

test('after too many attempts the form waits out loud and then lets go', async ({ page }) => {
  await page.clock.install();
  await open(page, {
    auth: { status: 'signed_out', reason: 'signed_out_here' },
    signInError: { code: 'auth.rate_limited', message: '', retryAfterSeconds: 75 },
  });
  await page.getByLabel('E-mail').fill('ada@example.com');
  await page.getByLabel('Password', { exact: true }).fill('correct horse');
  await page.keyboard.press('Enter');
  const button = page.getByRole('button', { name: 'Sign in', exact: true });
  await expect(button).toBeDisabled();
  await expect(page.getByText('1 min 15 s')).toBeVisible();
  await page.clock.runFor(31_000);
  await expect(page.getByText('44 seconds')).toBeVisible();
  await page.keyboard.press('Enter');
  expect(await calls(page, 'auth.signIn')).toHaveLength(1);
  await page.clock.runFor(45_000);
  await expect(button).toBeEnabled();
  await expect(page.getByText('You can try again now.')).toBeVisible();
});

import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { startWebHost } from '../../e2e/support/web-host.ts';

const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome', chromium.executablePath()].find((path) => existsSync(path));

export interface InteropApp {
  page: Page;
  chat: FrameLocator;
  log: Locator;
  /** Opens a new chat and sends. */
  ask(text: string): Promise<void>;
  close(): Promise<void>;
}

/** The built app in a browser, on a backend and an auth server of somebody else's, with a new person signed in. */
export async function openInteropApp(authUrl: string, chatUrl: string): Promise<InteropApp> {
  const profile = mkdtempSync(join(tmpdir(), 'latchkey-interop-'));
  mkdirSync(profile, { recursive: true });
  const connection = { kind: 'remote', authUrl, chatUrl, chat: { uploads: 'two_phase', options: { threadItemActions: { feedback: true, retry: true } } } };
  writeFileSync(join(profile, 'settings.json'), JSON.stringify({ connection }));
  const host = await startWebHost(['--profile', profile, '--port', '0'], process.env);
  const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
  const page = await browser.newPage();
  await page.goto(host.match);
  const offer = page.getByRole('button', { name: 'Create an account' });
  await page.getByRole('textbox', { name: 'E-mail' }).waitFor();
  if (await offer.isVisible()) await offer.click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Pat Interop');
  await page.getByRole('textbox', { name: 'E-mail' }).fill('pat.interop@example.com');
  await page.getByRole('textbox', { name: 'Password' }).fill('correct horse battery');
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByRole('button', { name: /^Account:/ }).waitFor();
  const chat = page.frameLocator('iframe#chat');

  return {
    page,
    chat,
    log: chat.getByRole('log'),
    async ask(text) {
      await page.getByRole('button', { name: /^New chat/ }).click();
      await chat.getByRole('log').getByRole('article').first().waitFor({ state: 'detached' });
      const composer = chat.getByRole('textbox', { name: 'Message' });
      await composer.fill(text);
      await composer.press('Enter');
    },
    async close() {
      await browser.close();
      await host.stop();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** What a person does in a portable folder that updates itself, in the words of the screen. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { conversation, sidebarThread, type Person } from '../e2e/support/actions.ts';
import { expect as expectPage } from '../e2e/support/fixtures.ts';
import type { RemoteApp } from '../support/remote-app.ts';
import { nobody, type Home } from './ordinary-user.ts';

/** Opens the page that says which version this is, and where it is with updates. */
async function about({ page }: RemoteApp): Promise<Locator> {
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  if (!(await dialog.isVisible())) await page.keyboard.press('ControlOrMeta+,');
  await dialog.getByRole('tab', { name: 'About' }).click();
  return dialog;
}

async function leave(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: 'Close settings' }).click();
  await expectPage(dialog).toBeHidden();
}

export async function versionOf(running: RemoteApp): Promise<string> {
  const dialog = await about(running);
  const text = await dialog.locator('dl').first().innerText();
  await leave(dialog);
  return /Version\s+(\S+)/.exec(text)?.[1] ?? text;
}

/** Has it look for updates. @returns what it says when it is done */
export async function look(running: RemoteApp): Promise<string> {
  const dialog = await about(running);
  await dialog.getByRole('button', { name: 'Check now' }).click();
  const status = dialog.locator('.update-part p[role=status]');
  await expectPage(status).toHaveText(/is ready|newest|did not start|No update|could not/, { timeout: 120_000 });
  const said = await status.innerText();
  await leave(dialog);
  return said;
}

/** The person's data is there: who is signed in, and what was said. */
export async function dataIsThere({ page }: RemoteApp, { name }: Person, said: RegExp): Promise<void> {
  await expectPage(page.getByRole('button', { name: `Account: ${name}` })).toBeVisible({ timeout: 30_000 });
  await sidebarThread(page, said).click({ timeout: 30_000 });
  await expectPage(conversation(page)).toContainText(said, { timeout: 30_000 });
}

/** A link of a chat in the list. */
export async function linkTo({ page }: RemoteApp, scheme: string, title: RegExp): Promise<string> {
  const id = await sidebarThread(page, title).getAttribute('data-thread');
  if (id === null) throw new Error('The chat has no id.');
  return `${scheme}://thread/${encodeURIComponent(id)}`;
}

/** A program that the same person starts beside the app. @returns its exit code */
export function startBeside(home: Home, command: string, args: readonly string[]): Promise<number | null> {
  const child = spawn(command, args, { env: home.env, ...nobody, stdio: 'ignore' });
  return new Promise((resolve, reject) => child.once('error', reject).once('exit', resolve));
}

/** Files in somebody's home, without keys and the folders that tests put there, that name this text. */
export function tracesIn(home: Home, text: string): string[] {
  return ['HOME', 'XDG_DATA_HOME', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME'].flatMap((name) => {
    const place = home.env[name] ?? '';
    return readdirSync(place, { recursive: true, withFileTypes: true }).flatMap((entry) => {
      const path = join(entry.parentPath, entry.name);
      if (path.includes('/keyrings/')) return [];
      return path.slice(place.length).toLowerCase().includes(text) || (entry.isFile() && readFileSync(path).toString('latin1').toLowerCase().includes(text)) ? [path] : [];
    });
  });
}

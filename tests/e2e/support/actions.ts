/** What a person does, in the words of the screen. */
import type { Locator, Page } from '@playwright/test';
import { chatFrame, expect } from './fixtures.ts';

export interface Person {
  name: string;
  email: string;
  password: string;
}

/** Fills the form for a new account and sends it, whatever comes of it. */
export async function askForAccount(page: Page, { name, email, password }: Person): Promise<void> {
  await page.getByRole('textbox', { name: 'E-mail' }).waitFor();
  // A computer nobody has used yet offers the new account at once.
  const offer = page.getByRole('button', { name: 'Create an account' });
  if (await offer.isVisible()) await offer.click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();
}

/** A new account, and its workspace on the screen. */
export async function signUp(page: Page, person: Person): Promise<void> {
  await askForAccount(page, person);
  await signedIn(page);
}

/** Waits for the workspace. The chat frame says nothing here: its document is there, and to a driver visible, from the start. */
export async function signedIn(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: /^Account:/ })).toBeVisible();
}

/** Fills the form and sends it, whatever comes of it. */
export async function signIn(page: Page, { email, password }: Pick<Person, 'email' | 'password'>): Promise<void> {
  await page.getByRole('textbox', { name: 'E-mail' }).waitFor();
  const switchOver = page.getByRole('button', { name: 'Sign in', exact: true });
  if (await page.getByRole('textbox', { name: 'Name' }).isVisible()) await switchOver.click();
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
  const field = page.getByRole('textbox', { name: 'Password' });
  // After a sign-out the chat's frame loads anew, and what the driver commits at that moment can get lost; keys of a keyboard do not (keyboard.spec.ts).
  await expect(async () => {
    await field.fill(password);
    await expect(field).toHaveValue(password, { timeout: 500 });
  }).toPass({ timeout: 10_000 });
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account:/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('textbox', { name: 'Password' })).toBeVisible();
}

export function composer(page: Page): Locator {
  return chatFrame(page).getByRole('textbox', { name: 'Message' });
}

/** The messages of the open thread; what is only spoken to a screen reader is outside it. */
export function conversation(page: Page): Locator {
  return chatFrame(page).getByRole('log');
}

export async function send(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press('Enter');
}

/** Waits until no answer is running. */
export async function answered(page: Page): Promise<void> {
  await expect(chatFrame(page).getByRole('button', { name: 'Copy answer' }).last()).toBeVisible({ timeout: 30_000 });
  await expect(chatFrame(page).getByRole('button', { name: 'Stop answering' })).toBeHidden();
}

export function sidebarThread(page: Page, title: string | RegExp): Locator {
  return page.locator('[data-thread]').filter({ hasText: title });
}

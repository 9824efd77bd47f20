import { answered, askForAccount, conversation, send, signedIn, signIn, signOut, signUp, sidebarThread } from './support/actions.ts';
import { chatFrame, expect, person, test } from './support/fixtures.ts';

test.describe('signing in', () => {
  test('a new person creates an account, asks, and after a restart is still signed in with the thread there', async ({ desk }) => {
    const ada = person();
    const page = await desk.open();
    await signUp(page, ada);
    await send(page, 'What is Latchkey?');
    await expect(conversation(page).getByText('What is Latchkey?')).toBeVisible();
    await answered(page);
    await expect(sidebarThread(page, /latchkey/i)).toBeVisible();
    await desk.close();

    const again = await desk.open();
    await expect(again.getByRole('button', { name: `Account: ${ada.name}` })).toBeVisible();
    await sidebarThread(again, /latchkey/i).click();
    await expect(conversation(again).getByText('What is Latchkey?')).toBeVisible();
    await expect(chatFrame(again).getByRole('button', { name: 'Copy answer' })).toBeVisible();
  });

  test('who quits in the moment in which they are signed in is signed in the next time', async ({ desk }) => {
    test.skip(desk.host === 'electron', 'The web host alone has nothing but its pages to live for.');
    const page = await desk.open();
    await askForAccount(page, person());
    // As soon as main says it, which is before the keychain has it.
    await page.evaluate(async () => {
      const headers = { 'x-latchkey-page': 'shell', 'content-type': 'application/json' };
      const status = async (): Promise<unknown> => ((await (await fetch('/rpc', { method: 'POST', headers, body: JSON.stringify({ method: 'auth.state' }) })).json()) as { value: { status: string } }).value.status;
      while ((await status()) !== 'signed_in');
    });
    await desk.close();
    await signedIn(await desk.open());
  });

  test('a wrong password is said at the form, and the right one still works', async ({ desk }) => {
    const ada = person();
    const page = await desk.open();
    await signUp(page, ada);
    await signOut(page);

    await signIn(page, { email: ada.email, password: 'not this one' });
    await expect(page.getByText(/password.*(not|doesn.t|don.t)|(not|doesn.t|don.t).*(match|right|correct)/i)).toBeVisible();
    await signIn(page, ada);
    await expect(page.getByRole('button', { name: `Account: ${ada.name}` })).toBeVisible();
  });

  test('an e-mail that has an account already offers to sign in instead', async ({ desk }) => {
    const ada = person();
    const page = await desk.open();
    await signUp(page, ada);
    await signOut(page);
    await askForAccount(page, ada);
    await page.getByRole('button', { name: 'Sign in instead' }).click();
    await expect(page.getByRole('textbox', { name: 'E-mail' })).toHaveValue(ada.email);
    await expect(page.getByRole('textbox', { name: 'Password' })).toBeFocused();
  });

  test('one person does not see another’s threads on the same computer', async ({ desk }) => {
    const page = await desk.open();
    await signUp(page, person());
    await send(page, 'A private question about keychains');
    await answered(page);
    await signOut(page);
    await signUp(page, person());
    await expect(page.getByText('Your chats appear here.')).toBeVisible();
    await expect(conversation(page).getByText('A private question about keychains')).toHaveCount(0);
  });

  test('too many attempts are answered with the wait', async ({ desk }) => {
    const page = await desk.open();
    const nobody = person();
    await expect(page.getByRole('textbox', { name: 'E-mail' })).toBeVisible();
    const waiting = page.getByText(/You can try again in/);
    await expect(async () => {
      if (!(await waiting.isVisible())) await signIn(page, nobody);
      await expect(waiting).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 30_000 });
  });
});

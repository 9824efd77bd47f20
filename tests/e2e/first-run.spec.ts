import { composer, signedIn, signIn, signOut, signUp } from './support/actions.ts';
import { expect, person, test } from './support/fixtures.ts';

test('a new profile welcomes, and begins on this computer with nothing to set up', async ({ desk }) => {
  const page = await desk.open();
  await expect(page.getByRole('heading', { name: 'Welcome to Latchkey' })).toBeVisible();
  await expect(page.getByRole('radio', { name: /On this computer/ })).toBeChecked();
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
  const ada = person();
  await signUp(page, ada);
  await expect(composer(page)).toBeVisible();
  await signOut(page);
  // Who was here once is not welcomed again.
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await signIn(page, ada);
  await signedIn(page);
});

test('or it connects to a team’s server, which is looked at first, by keyboard alone', async ({ desk }) => {
  const server = await desk.serve();
  const page = await desk.open();
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.getByRole('radio', { name: /On this computer/ }).focus();
  // Held as long as a finger holds it: the group looks at which key is down when the focus has moved.
  await page.keyboard.press('ArrowDown', { delay: 100 });
  await expect(page.getByRole('radio', { name: /On my team’s server/ })).toBeChecked();
  await expect(page.getByRole('textbox', { name: 'E-mail' })).toHaveCount(0);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('textbox', { name: 'Sign-in server' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Enter the address, for example https://auth.example.com.')).toBeVisible();

  // Nothing answers there.
  await page.keyboard.type('http://127.0.0.1:9');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('textbox', { name: 'Chat server' })).toHaveValue('http://127.0.0.1:9/chatkit');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Connect anyway' })).toBeVisible();

  await page.getByRole('textbox', { name: 'Sign-in server' }).fill(server.match);
  await page.getByRole('textbox', { name: 'Chat server' }).fill(`${server.match}/chatkit`);
  await page.keyboard.press('Enter');
  await expect(page.getByText(`Signing in to ${new URL(server.match).host}`)).toBeVisible();
  await signUp(page, person());
});

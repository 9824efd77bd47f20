import { answered, send, signIn, signUp } from './support/actions.ts';
import { chatFrame, expect, person, test } from './support/fixtures.ts';
import { json, startUpstream } from '../support/upstream.ts';

/** No Secret Service to be had: the bus address leads nowhere. */
const noKeychain = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus', XDG_RUNTIME_DIR: '/nonexistent' };

test.describe('bad luck', () => {
  test('with the server down at start the person stays signed in, and everything works when it is back', async ({ desk }) => {
    const server = await desk.serve();
    const port = Number(new URL(server.match).port);
    const args = ['--server', server.match];
    const ada = person();
    const page = await desk.open({ args });
    await signUp(page, ada);
    await send(page, 'What is Latchkey?');
    await answered(page);
    await desk.close();
    await server.stop();

    const offline = await desk.open({ args });
    await expect(offline.getByRole('button', { name: `Account: ${ada.name}` })).toBeVisible();
    await expect(offline.getByText(/Couldn.t reach/).first()).toBeVisible();
    await send(offline, 'Are you there?');
    await expect(offline.getByRole('button', { name: '1 message waits to be sent' })).toBeVisible();

    await desk.serve({ port });
    await offline.getByRole('button', { name: 'Try now' }).click();
    await expect(offline.getByRole('button', { name: 'Try now' })).toBeHidden();
    await answered(offline);
    await expect(offline.getByRole('button', { name: /waits to be sent/ })).toBeHidden();
  });

  test('with the server down a sign-in says so and keeps what was typed', async ({ desk }) => {
    const server = await desk.serve();
    await server.stop();
    const page = await desk.open({ args: ['--server', server.match] });
    const ada = person();
    await signIn(page, ada);
    await expect(page.getByRole('alert').filter({ hasText: /reach/ })).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'E-mail' })).toHaveValue(ada.email);
    await expect(page.getByRole('textbox', { name: 'Password' })).toHaveValue(ada.password);
  });

  test('a session that ended on the server signs out with the reason, and only that does', async ({ desk }) => {
    const server = await desk.serve();
    const ada = person();
    const page = await desk.open({ args: ['--server', server.match] });
    await signUp(page, ada);
    await desk.close();
    await server.stop();

    // The same address, but a server that has never heard of the session.
    await desk.serve({ port: Number(new URL(server.match).port), dataDir: `${desk.profile}-other` });
    const again = await desk.open({ args: ['--server', server.match] });
    await expect(again.getByText(/signed out because the session ended/i)).toBeVisible();
    await expect(again.getByRole('button', { name: 'Sign in' })).toBeVisible();
  });

  test('a backend that refuses the token says so once in the thread, without a loop', async ({ desk }) => {
    const server = await desk.serve();
    const backend = await startUpstream();
    backend.answer(json(401, { error: { message: 'no' } }));
    const page = await desk.open({ args: ['--server', server.match, '--chat-url', backend.url] });
    await signUp(page, person());
    await send(page, 'Hello');
    await expect(chatFrame(page).getByRole('alert')).toContainText(/does not accept/i);
    const creates = backend.requests.filter(({ body }) => body.includes('threads.create'));
    expect(creates).toHaveLength(2);
    await backend.close();
  });

  test('without a keychain the app works, says why sign-in is not remembered, and writes nothing in clear', async ({ desk }) => {
    const page = await desk.open({ env: noKeychain });
    await signUp(page, person());
    await expect(page.getByText(/Sign-in (and chats )?will not be remembered/)).toBeVisible();
    await send(page, 'What is Latchkey?');
    await answered(page);
    await desk.close();
    const again = await desk.open({ env: noKeychain });
    await expect(again.getByRole('button', { name: 'Sign in' })).toBeVisible();
  });

  test('the connection test says what is wrong with an address, and what is right', async ({ desk }) => {
    const server = await desk.serve();
    const web = await startUpstream();
    web.answer(json(404, { error: 'nothing here' }));
    const page = await desk.open();
    await signUp(page, person());
    await page.getByRole('button', { name: /^Account:/ }).click();
    await page.getByRole('menuitem', { name: 'Connection', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Another server' }).click();
    const test = async (signIn: string, chat: string): Promise<void> => {
      await dialog.getByRole('textbox', { name: 'Sign-in server' }).fill(signIn);
      await dialog.getByRole('textbox', { name: 'Chat server' }).fill(chat);
      await dialog.getByRole('button', { name: 'Test connection' }).click();
    };
    await test(web.origin, web.url);
    await expect(dialog.getByText(/but Better Auth is not at/).first()).toBeVisible();
    await test(server.match, `${server.match}/chatkit`);
    await expect(dialog.getByText(`${new URL(server.match).host} answers.`).first()).toBeVisible();
    await web.close();
  });
});

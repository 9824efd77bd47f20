import { answered, conversation, send, sidebarThread, signUp } from './support/actions.ts';
import { expect, person, test } from './support/fixtures.ts';

test('without its backend the app restarts signed in, reads, and keeps what is written until it can be sent, once and in order', async ({ desk }) => {
  const server = await desk.serve();
  const port = Number(new URL(server.match).port);
  const args = ['--server', server.match];
  const ada = person();
  const page = await desk.open({ args });
  await signUp(page, ada);
  await send(page, 'What is Latchkey?');
  await answered(page);
  const title = await page.getByRole('heading', { level: 1 }).innerText();
  await desk.close();
  await server.stop();

  const offline = await desk.open({ args });
  await expect(offline.getByRole('button', { name: `Account: ${ada.name}` })).toBeVisible();
  await sidebarThread(offline, title).first().click();
  await expect(conversation(offline)).toContainText('What is Latchkey?');
  await send(offline, 'First while nobody listens');
  await expect(conversation(offline)).toContainText('First while nobody listens');
  await send(offline, 'Second while nobody listens');
  await expect(conversation(offline)).toContainText('Second while nobody listens');
  await desk.close();

  await desk.serve({ port });
  const back = await desk.open({ args });
  await sidebarThread(back, title).first().click();
  await expect(conversation(back).getByText('First while nobody listens', { exact: true })).toHaveCount(1, { timeout: 30_000 });
  await expect(conversation(back).getByText('Second while nobody listens', { exact: true })).toHaveCount(1);
  await answered(back);
  const text = await conversation(back).innerText();
  expect(text.indexOf('First while')).toBeLessThan(text.indexOf('Second while'));
});

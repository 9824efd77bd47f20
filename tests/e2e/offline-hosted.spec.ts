import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { domainKeyFor, startHostedScript } from '../support/hosted-script.ts';
import { sidebarThread, signedIn, signUp } from './support/actions.ts';
import { asPerson, saidIn, startBackend, threadsOf } from './support/backend.ts';
import { chatFrame, expect, person, test } from './support/model.ts';

test('the hosted element, which knows nothing of any of this, lists, reads, pages and writes without the backend, in the protocol alone', async ({ desk, model }) => {
  const backend = await startBackend(desk, model.env);
  const script = await startHostedScript();
  mkdirSync(desk.profile, { recursive: true, mode: 0o700 });
  const chat = { domainKey: domainKeyFor(desk.host === 'electron' ? 'chat' : '127.0.0.1'), scriptUrl: script.url };
  writeFileSync(join(desk.profile, 'settings.json'), JSON.stringify({ connection: { kind: 'remote', authUrl: backend.url, chatUrl: `${backend.url}/chatkit`, chat } }));
  const ada = person();
  model.title = 'Hosted';
  model.reply = { kind: 'words', words: ['From', ' the hosted', ' chat.'] };
  const page = await desk.open();
  await signUp(page, ada);
  const field = chatFrame(page).getByRole('textbox', { name: 'Hosted message' });
  const log = chatFrame(page).getByRole('log');
  await field.fill('Hello');
  await field.press('Enter');
  await expect(log.getByText('From the hosted chat.')).toBeVisible();
  await expect(sidebarThread(page, 'Hosted')).toBeVisible();
  await backend.stop();
  await desk.close();

  const offline = await desk.open();
  await signedIn(offline);
  await expect(chatFrame(offline).getByText('frame loaded')).toBeAttached();
  await expect(sidebarThread(offline, 'Hosted')).toBeVisible();
  const frame = (await (await offline.locator('iframe#chat').elementHandle()).contentFrame())!;
  /** As the element asks, with the page's own fetch. */
  const ask = (type: string, params: object) =>
    frame.evaluate(
      async (body) => {
        const init = { method: 'POST', headers: { 'content-type': 'application/json', 'x-latchkey-page': 'chat' }, body };
        const response = await fetch('/chatkit', init);
        return { status: response.status, type: response.headers.get('content-type')!, text: await response.text() };
      },
      JSON.stringify({ type, params }),
    );
  interface Listed {
    data: { id: string; title?: string; type?: string }[];
    has_more: boolean;
    after?: string;
  }
  const listed = JSON.parse((await ask('threads.list', { limit: 10, order: 'desc' })).text) as Listed;
  expect(listed.data.map(({ title }) => title)).toEqual(['Hosted']);
  const { id } = listed.data[0]!;
  const read = JSON.parse((await ask('threads.get_by_id', { thread_id: id })).text) as { items: Listed };
  expect(read.items.data.map(({ type }) => type)).toEqual(['user_message', 'assistant_message']);
  const newest = JSON.parse((await ask('items.list', { thread_id: id, limit: 1, order: 'desc' })).text) as Listed;
  expect(newest).toMatchObject({ has_more: true, data: [{ type: 'assistant_message' }] });
  const older = JSON.parse((await ask('items.list', { thread_id: id, limit: 1, order: 'desc', after: newest.after! })).text) as Listed;
  expect(older).toMatchObject({ has_more: false, data: [{ type: 'user_message' }] });
  expect((await ask('threads.get_by_id', { thread_id: 'thr_unknown' })).status).toBe(404);

  const input = { content: [{ type: 'input_text', text: 'Said without a network' }], quoted_text: '', attachments: [], inference_options: {} };
  const said = await ask('threads.add_user_message', { thread_id: id, input });
  expect(said).toMatchObject({ status: 200 });
  expect(said.type).toContain('text/event-stream');
  const events = said.text.trim().split('\n\n').map((line) => JSON.parse(line.slice(6)) as { type: string; item?: { type: string }; message?: string });
  expect(events.map(({ type }) => type)).toEqual(['thread.item.done', 'notice']);
  expect(events.at(-1)?.message).toContain('will be sent');

  await backend.start();
  await expect(offline.getByText(/waits? to be sent/)).toBeHidden({ timeout: 45_000 });
  const server = await asPerson(backend.url, ada);
  expect(await saidIn(server, (await threadsOf(server))[0]!.id)).toEqual(['Hello', 'Said without a network']);
  await script.close();
});

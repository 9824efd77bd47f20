import { composer, conversation, send } from './support/actions.ts';
import { asPerson, saidIn, threadsOf } from './support/backend.ts';
import { banner, comesBack, openGated, talk, test, turn } from './support/gated.ts';
import { expect } from './support/model.ts';

test.describe('a message that does not get through', () => {
  test('what the server refuses is told in its words, and is sent again, changed or taken back from there', async ({ desk, model, gates }) => {
    const { backend, gate, ada, page } = await openGated(desk, model, gates);
    await talk(page, model, { say: 'Hello', reply: 'Hi.', called: 'A refusal' });
    gate.answer = () => 'stall';
    await send(page, 'Too hot to handle');
    await expect(turn(page, 'Too hot to handle')).toBeVisible();
    gate.cut();
    gate.answer = () => ({ status: 200, body: '<title>Portal</title>' });
    await expect(turn(page, 'Too hot to handle').locator('.delivery')).toHaveText('Will be sent when the server can be reached', { timeout: 20_000 });
    await expect(banner(page)).toBeVisible({ timeout: 20_000 });

    gate.answer = ({ type }) => (type === 'threads.add_user_message' ? { status: 422, body: { error: { message: 'This topic is closed.' } } } : undefined);
    const refused = turn(page, 'Too hot to handle').locator('.delivery');
    await expect(refused).toContainText('Not sent: This topic is closed.', comesBack);
    await expect(page.getByText('1 message was not sent')).toBeVisible();
    gate.answer = () => undefined;
    model.reply = { kind: 'words', words: ['Cool enough now.'] };
    await refused.getByRole('button', { name: 'Try again' }).click();
    await expect(conversation(page).getByText('Cool enough now.')).toBeVisible(comesBack);
    await expect(page.getByText('1 message was not sent')).toBeHidden();
    const server = await asPerson(backend.url, ada);
    const [thread] = await threadsOf(server);
    expect(await saidIn(server, thread!.id)).toEqual(['Hello', 'Too hot to handle']);
  });

  test('what the server refuses at once stays where it was said, once, with the reason and a way on', async ({ desk, model, gates }) => {
    const { backend, gate, ada, page } = await openGated(desk, model, gates);
    gate.answer = ({ type }) => (type === 'threads.create' ? { status: 422, body: { error: { message: 'This topic is closed.' } } } : undefined);
    await send(page, 'Too hot to handle');
    const refused = turn(page, 'Too hot to handle').locator('.delivery');
    await expect(refused).toContainText('Not sent: This topic is closed.');
    await expect(turn(page, 'Too hot to handle')).toHaveCount(1);
    await expect(composer(page)).toHaveText('');
    await turn(page, 'Too hot to handle').hover();
    await turn(page, 'Too hot to handle').getByRole('button', { name: 'Edit message' }).click();
    await conversation(page).getByRole('textbox').fill('Cool enough');
    gate.answer = () => undefined;
    model.reply = { kind: 'words', words: ['Fine.'] };
    await conversation(page).getByRole('button', { name: 'Save' }).click();
    await expect(conversation(page).getByText('Fine.')).toBeVisible(comesBack);
    const server = await asPerson(backend.url, ada);
    const [thread] = await threadsOf(server);
    expect(await saidIn(server, thread!.id)).toEqual(['Cool enough']);
  });

  test('an answer that breaks off keeps what there was, says so, and is asked for again', async ({ desk, model, gates }) => {
    const { backend, gate, ada, page } = await openGated(desk, model, gates);
    await talk(page, model, { say: 'Hello', reply: 'Hi.', called: 'A story' });
    model.reply = { kind: 'hold', words: ['Once', ' upon', ' a time'] };
    await send(page, 'Tell me a story');
    await expect(conversation(page).getByText('Once upon a time')).toBeVisible();
    gate.answer = () => 'stall';
    gate.cut();
    const again = conversation(page).getByRole('button', { name: 'Try again' });
    await expect(again).toBeVisible({ timeout: 20_000 });
    await expect(conversation(page).getByText('Once upon a time')).toBeVisible();
    gate.answer = () => undefined;
    gate.cut();
    model.reply = { kind: 'words', words: ['Once upon a time there was a key.'] };
    await again.click();
    await expect(conversation(page).getByText('Once upon a time there was a key.')).toBeVisible(comesBack);
    const server = await asPerson(backend.url, ada);
    const [thread] = await threadsOf(server);
    expect(await saidIn(server, thread!.id)).toEqual(['Hello', 'Tell me a story']);
  });
});

// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { assistant, item, user } from '../../../../support/chatkit-events.ts';
import { drawApp } from './draw-app.tsx';
import type { DrawnApp } from './draw-app.tsx';

let app: DrawnApp;
afterEach(() => app.close());

const conversation = [user('u1', 'One'), assistant('a1', 'First'), user('u2', 'Two'), item({ id: 'c', type: 'client_tool_call', status: 'completed', name: 'x', call_id: 'k', arguments: {} }), assistant('a2', 'Second'), item({ id: 'e', type: 'end_of_turn' })];

describe('what can be done with an answer', () => {
  it('is a thumb for the whole turn, lit once the server has it; the other one replaces it', async () => {
    app = await drawApp({ threadItemActions: { feedback: true } });
    await app.open(conversation);
    await app.press('Good answer');
    const call = app.server.last('items.feedback');
    expect(call.params).toEqual({ thread_id: 'thr_1', item_ids: ['c', 'a2'], kind: 'positive' });
    expect(app.get('Good answer').getAttribute('aria-pressed')).toBe('false');
    call.json({});
    await app.wait();
    expect(app.get('Good answer').getAttribute('aria-pressed')).toBe('true');
    await app.press('Good answer');
    expect(app.server.calls.filter(({ type }) => type === 'items.feedback')).toHaveLength(1);
    await app.press('Bad answer');
    app.server.last('items.feedback').json({});
    await app.wait();
    expect([app.get('Good answer'), app.get('Bad answer')].map((one) => one.getAttribute('aria-pressed'))).toEqual(['false', 'true']);
  });

  it('says when a rating did not get there, and lights nothing', async () => {
    app = await drawApp({ threadItemActions: { feedback: true } });
    await app.open(conversation);
    await app.press('Bad answer');
    app.server.last('items.feedback').json({ error: { message: 'no' } }, 500);
    await app.wait();
    expect(app.text()).toContain("Your rating couldn’t be sent. Try again.");
    expect(app.get('Bad answer').getAttribute('aria-pressed')).toBe('false');
    expect(app.names()).toContain('chatkit.error');
  });

  it('asks again for the newest turn only, and drops it at once', async () => {
    app = await drawApp({ threadItemActions: { retry: true } });
    await app.open(conversation);
    expect(app.all('[aria-label="Answer again"]')).toHaveLength(1);
    await app.press('Answer again');
    expect(app.server.last('threads.retry_after_item').params).toEqual({ thread_id: 'thr_1', item_id: 'u2' });
    expect(app.text()).not.toContain('Second');
  });

  it('has neither thumbs nor another try unless they are wished for, and never in a locked thread', async () => {
    app = await drawApp();
    await app.open(conversation);
    expect([app.has('Good answer'), app.has('Answer again'), app.has('Copy answer')]).toEqual([false, false, true]);
    app.close();
    app = await drawApp({ threadItemActions: { retry: true } });
    await app.open(conversation, { status: { type: 'locked' } });
    expect([app.has('Answer again'), app.has('Edit message')]).toEqual([false, false]);
  });
});

describe('the last message', () => {
  it('can be edited in its place: Esc leaves it as it was', async () => {
    app = await drawApp();
    await app.open(conversation);
    expect(app.all('[aria-label="Edit message"]')).toHaveLength(1);
    await app.press('Edit message');
    const field = app.get('Edit your message') as HTMLTextAreaElement;
    expect([field.value, app.shadow.activeElement === field]).toEqual(['Two', true]);
    await app.write(field, 'Three');
    await app.key(field, 'Escape');
    expect([app.has('Edit your message'), app.text().includes('Two')]).toEqual([false, true]);
    expect(app.server.calls.map(({ type }) => type)).toEqual(['threads.get_by_id']);
  });

  it('is sent anew with Enter, with its quote, files, tags and choices', async () => {
    app = await drawApp();
    const file = { id: 'f', name: 'a.pdf', mime_type: 'application/pdf', type: 'file' as const };
    const content = [{ type: 'input_text' as const, text: 'Ask ' }, { type: 'input_tag' as const, id: 'ann', text: 'Ann', data: { k: 'v' } }];
    await app.open([{ ...user('u', ''), content, attachments: [file], quoted_text: 'Said', inference_options: { model: 'm' } }, assistant('a', 'Who?')]);
    await app.press('Edit message');
    const field = app.get('Edit your message');
    await app.write(field, 'Please ask @Ann');
    await app.key(field, 'Enter');
    expect(app.server.last('threads.add_user_message').params['input']).toEqual({
      content: [{ type: 'input_text', text: 'Please ask ' }, content[1]], quoted_text: 'Said', attachments: ['f'], inference_options: { model: 'm' },
    });
    expect(app.has('Edit your message')).toBe(false);
  });

  it('cannot be edited to nothing', async () => {
    app = await drawApp();
    await app.open(conversation);
    await app.press('Edit message');
    const field = app.get('Edit your message');
    await app.write(field, '  ');
    await app.key(field, 'Enter');
    expect([app.has('Edit your message'), app.server.calls.length]).toEqual([true, 1]);
  });

  it('says that it was not sent when the server never had it', async () => {
    app = await drawApp();
    await app.open(conversation);
    await act(async () => app.controller.send({ content: [{ type: 'input_text', text: 'Three' }], attachments: ['f'], quoted_text: '', inference_options: {} }));
    expect(app.all('.delivery').map((one) => one.textContent)).toEqual(['Sending']);
    app.server.last('threads.add_user_message').open();
    app.server.last('threads.add_user_message').cut();
    await app.wait();
    expect(app.all('.delivery').map((one) => one.textContent)).toEqual(['Not sent']);
  });
});

describe('names that want to look like others', () => {
  it('show what hides in them: files, tags, steps and titles', async () => {
    app = await drawApp();
    const spoof = 'photo\u202Egnp.exe';
    const shown = 'photo‹U+202E›gnp.exe';
    const file = { id: 'f', name: spoof, mime_type: 'text/plain', type: 'file' as const };
    await app.open(
      [
        { ...user('u', ''), attachments: [file], content: [{ type: 'input_tag', id: 't', text: spoof, data: {} }] },
        item({ id: 's', type: 'task', task: { type: 'file', title: spoof, sources: [{ type: 'file', title: 'x', filename: spoof }] } }),
      ],
      { title: spoof },
    );
    expect(app.all('.file-name, .tag, .task-title, .chip bdi, .header-title').map((one) => one.textContent)).toEqual([shown, shown, shown, shown, shown]);
  });
});

describe('items that cannot be drawn', () => {
  it('take nothing else with them', async () => {
    app = await drawApp();
    await app.open([user('u', 'q'), item({ id: 'i', type: 'structured_input', status: 'answered', inputs: [null] }), assistant('a', 'Still here.')]);
    expect(app.text()).toContain('Still here.');
  });
});

describe('a client tool', () => {
  const call = item({ id: 'c', type: 'client_tool_call', status: 'pending', name: 'read_calendar', call_id: 'k', arguments: {} });

  it('that a reload left waiting is not run by itself, but on request', async () => {
    const asked: string[] = [];
    app = await drawApp({ onClientTool: ({ name }) => {
      asked.push(name);
      return {};
    } });
    await app.open([user('u', 'q'), call]);
    expect(app.text()).toContain('Read calendar');
    expect(asked).toEqual([]);
    await app.press('Run again');
    expect(asked).toEqual(['read_calendar']);
    expect(app.server.last('threads.add_client_tool_output').params).toEqual({ thread_id: 'thr_1', result: {} });
    expect(app.text()).not.toContain('Run again');
  });
});

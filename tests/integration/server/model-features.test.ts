import { describe, expect, it } from 'vitest';
import type { ThreadItem, ThreadStreamEvent } from '../../../src/shared/chatkit/types.ts';
import { bytesOf, inputWith, png, upload } from '../../support/attachments.ts';
import { useChatKit } from '../../support/chatkit-fixture.ts';
import { typesOf } from '../../support/chatkit-stream.ts';
import { createParams, input } from '../../support/embedded-server.ts';

let now = Date.now();
const kit = useChatKit({ answers: 'guide', deps: { now: () => (now += 1_000) } });
const connect = (model = 'double-1'): void => kit.server.configure({ baseUrl: kit.model.baseUrl, apiKey: '', model });
const asked = (): unknown => kit.model.requests.findLast(({ body }) => body.stream === true)!.body.messages.at(-1)!.content;
const dones = (events: readonly ThreadStreamEvent[]): ThreadItem[] =>
  events.flatMap((event) => (event.type === 'thread.item.done' && event.item.type !== 'user_message' ? [event.item] : []));

describe('a model that thinks first', () => {
  it.each(['reasoning_content', 'reasoning'] as const)(
    'shows %s as a workflow that closes, with its duration, when the answer begins',
    async (field) => {
      connect();
      kit.model.reply = { kind: 'thoughts', field, thoughts: ['\nLoo', 'king…'], words: ['Found'] };
      const sent = await kit.user.events('threads.create', createParams('Where?'));
      expect(typesOf(sent).slice(3, 8)).toEqual([
        'thread.item.added',
        'thread.item.updated',
        'thread.item.updated',
        'thread.item.done',
        'thread.item.added',
      ]);
      expect(sent[3]).toMatchObject({ item: { type: 'workflow', workflow: { type: 'reasoning', tasks: [], expanded: false } } });
      const thought = (content: string): unknown => ({ type: 'thought', content, status_indicator: 'none' });
      expect(sent[4]).toMatchObject({ update: { type: 'workflow.task.added', task_index: 0, task: thought('Loo') } });
      expect(sent[5]).toMatchObject({ update: { type: 'workflow.task.updated', task_index: 0, task: thought('Looking…') } });
      const [workflow, answer] = dones(sent);
      expect(workflow).toMatchObject({ workflow: { tasks: [thought('Looking…')], summary: { duration: expect.any(Number) } } });
      expect(answer).toMatchObject({ type: 'assistant_message', content: [{ text: 'Found' }] });
      const threadId = workflow!.thread_id;
      expect((await kit.items(threadId)).map(({ type }) => type)).toEqual(['user_message', 'workflow', 'assistant_message']);
      kit.model.reply = { kind: 'words', words: ['Again'] };
      await kit.user.events('threads.add_user_message', { thread_id: threadId, input: input('Again?') });
      expect(JSON.stringify(kit.model.requests.at(-1)!.body)).not.toContain('Looking');
    },
  );

  it('and never answers: its thoughts are kept, and the person is told', async () => {
    connect();
    kit.model.reply = { kind: 'thoughts', field: 'reasoning', thoughts: ['Hm.'], words: [] };
    const sent = await kit.user.events('threads.create', createParams('Where?'));
    expect(dones(sent).map(({ type }) => type)).toEqual(['workflow']);
    expect(sent.find(({ type }) => type === 'error')).toMatchObject({ message: expect.stringMatching(/answered with nothing/) });
  });
});

describe('attachments reach the model', () => {
  it('as text with their name, and not at all where they are no text', async () => {
    connect();
    const notes = await upload(kit.user, { name: 'notes.md', type: 'text/markdown', bytes: bytesOf('Use ``` fences') });
    const program = await upload(kit.user, { name: 'run.bin', type: '', bytes: Uint8Array.from([0xff, 0, 1]) });
    const params = { input: { ...inputWith('What does it say, ', notes.id, program.id), quoted_text: 'Notes' } };
    await kit.user.events('threads.create', params);
    expect(asked()).toBe(
      '[Attached file “notes.md”:]\n````\nUse ``` fences\n````\n\n' +
        '[The file “run.bin” (application/octet-stream) is attached, but you cannot read it.]\n\n' +
        'About this part of the conversation:\n> Notes\n\nWhat does it say, ',
    );
  });

  it('images as images, also in a thread whose message is nothing else, which is named after the file', async () => {
    connect();
    kit.model.title = 503;
    const image = await upload(kit.user, { name: 'dot.png', type: 'image/png', bytes: png });
    const sent = await kit.user.events('threads.create', { input: { ...inputWith('', image.id), content: [] } });
    expect(asked()).toEqual([{ type: 'image_url', image_url: { url: `data:image/png;base64,${Buffer.from(png).toString('base64')}` } }]);
    expect(sent.at(-1)).toMatchObject({ thread: { title: 'dot.png' } });
  });

  it('by name only where the model takes no images: found out once, said each time it matters', async () => {
    connect('blind-1');
    kit.model.reply = { kind: 'blind', words: ['I see'] };
    const image = await upload(kit.user, { name: 'dot.png', type: 'image/png', bytes: png });
    const first = await kit.user.events('threads.create', { input: inputWith('Look', image.id) });
    expect(first).toContainEqual({ type: 'notice', level: 'warning', message: expect.stringMatching(/“blind-1” takes no images/) });
    expect(dones(first)).toMatchObject([{ content: [{ text: 'I see' }] }]);
    expect(asked()).toBe('[The image “dot.png” is attached, but you cannot see images.]\n\nLook');

    const requests = kit.model.requests.length;
    const next = { thread_id: dones(first)[0]!.thread_id, input: input('And now?') };
    const second = await kit.user.events('threads.add_user_message', next);
    expect(typesOf(second)).not.toContain('notice');
    expect(kit.model.requests.slice(requests)).toHaveLength(1);
  });

  it('with the reason of the first refusal when leaving the images out did not help', async () => {
    connect();
    kit.model.reply = { kind: 'status', status: 400, body: { error: { message: 'Bad tool.' } } };
    const image = await upload(kit.user, { name: 'dot.png', type: 'image/png', bytes: png });
    const sent = await kit.user.events('threads.create', { input: inputWith('Look', image.id) });
    expect(sent.find(({ type }) => type === 'error')).toMatchObject({ message: expect.stringMatching(/“Bad tool”/) });
  });

  it('but not the guide, which says so', async () => {
    kit.server.configure(null);
    const notes = await upload(kit.user, { name: 'notes.md', type: 'text/markdown', bytes: bytesOf('What is Latchkey?') });
    const sent = await kit.user.events('threads.create', { input: inputWith('Read this', notes.id) });
    expect(dones(sent)).toMatchObject([{ content: [{ text: expect.stringMatching(/^I can’t look into files/) }] }]);
  });
});

describe('the model that a person chose', () => {
  it('answers when it is one of those connected; any other choice is passed over', async () => {
    connect('small-1, large-1');
    for (const [choice, used] of [
      ['large-1', 'large-1'],
      [undefined, 'small-1'],
      ['gpt-elsewhere', 'small-1'],
    ] as const) {
      const options = choice === undefined ? {} : { model: choice };
      await kit.user.events('threads.create', { input: { ...input('Hi'), inference_options: options } });
      expect(kit.model.requests.findLast(({ body }) => body.stream === true)!.body.model).toBe(used);
    }
  });
});

describe('input.transcribe', () => {
  const audio = (type: string): unknown => ({ audio_base64: Buffer.from('sound').toString('base64'), mime_type: type });

  it('sends the recording to the model’s endpoint, its type without codecs, and gives the text', async () => {
    connect();
    kit.model.transcript = ' Hello there. ';
    expect(await kit.user.json('input.transcribe', audio('Audio/WebM;codecs=opus'))).toEqual({ text: 'Hello there.' });
    expect(kit.model.speech.at(-1)).toEqual({ model: 'whisper-1', fileName: 'speech.webm', type: 'audio/webm', bytes: bytesOf('sound') });
  });

  it.each([
    { what: 'a type nobody knows', type: 'audio/x-cassette', transcript: 'never', status: 415, code: 'transcription.unknown_format' },
    { what: 'an endpoint without speech', type: 'audio/mp4', transcript: 404, status: 501, code: 'transcription.not_offered' },
    { what: 'an endpoint that fails', type: 'audio/ogg', transcript: 500, status: 502, code: 'transcription.failed' },
  ])('answers $what with $status and a sentence', async ({ type, transcript, status, code }) => {
    connect();
    kit.model.transcript = transcript;
    const response = await kit.user.post('input.transcribe', audio(type));
    expect([response.status, await response.json()]).toEqual([status, { error: { code, message: expect.stringMatching(/\.$/) } }]);
  });

  it('refuses more than 25 MB', async () => {
    connect();
    const params = { audio_base64: Buffer.alloc(25_000_001).toString('base64'), mime_type: 'audio/webm' };
    const response = await kit.user.post('input.transcribe', params);
    expect([response.status, await response.json()]).toMatchObject([413, { error: { code: 'transcription.too_large' } }]);
  });
});

import { describe, expect, it } from 'vitest';
import type { SavedDraft } from '../../../../../src/renderer/element/controller/composer/saved-drafts.ts';
import { settle } from '../../../../support/scripted-fetch.ts';
import { allOptions, composerFixture, textFile } from './composer-fixture.ts';

const tag = { type: 'input_tag' as const, id: 'u1', text: 'Ada', group: 'People', interactive: true, data: { a: 'b' } };
const bare = composerFixture;

describe('taking a message', () => {
  it('sends plain text with nothing else as the protocol wants it', () => {
    const { composer } = bare({});
    composer.setText(null, '  Hi ');
    expect(composer.take(null)).toEqual({ content: [{ type: 'input_text', text: '  Hi ' }], quoted_text: '', attachments: [], inference_options: {} });
    expect(composer.draft(null)).toMatchObject({ text: '', tags: [], quote: '' });
  });

  it('sends tags in order, the quote, attachments, tool and model', async () => {
    const { composer, uploads } = composerFixture();
    composer.edit(null, { text: 'Ask @Ada now', caret: 12 });
    composer.placeTag(null, 4, tag);
    composer.setQuote(null, 'quoted');
    composer.selectTool(null, 'search');
    composer.selectModel(null, 'small');
    composer.addFiles(null, [textFile('a.txt')]);
    uploads[0]?.done();
    await settle();
    expect(composer.take(null)).toEqual({
      content: [{ type: 'input_text', text: 'Ask ' }, tag, { type: 'input_text', text: ' now' }],
      quoted_text: 'quoted', attachments: ['atc_a.txt'], inference_options: { model: 'small', tool_choice: { id: 'search' } },
    });
  });

  it('is nothing for blanks or a quote alone, and something for an attachment alone', async () => {
    const { composer, uploads } = composerFixture();
    composer.setText(null, ' \n');
    composer.setQuote(null, 'quoted');
    expect(composer.take(null)).toBeUndefined();
    composer.addFiles(null, [textFile('a.txt')]);
    uploads[0]?.done();
    await settle();
    expect(composer.take(null)).toMatchObject({ content: [], attachments: ['atc_a.txt'] });
  });

  it('waits for uploads and for failed ones to be dealt with, and says so', async () => {
    const { composer, uploads } = composerFixture();
    composer.setText(null, 'Hi');
    composer.addFiles(null, [textFile('a.txt')]);
    expect(composer.take(null)).toBeUndefined();
    expect(composer.draft(null)).toMatchObject({ text: 'Hi', blocked: 'uploading' });
    uploads[0]?.fail(new Error('no'));
    await settle();
    expect(composer.draft(null).blocked).toBeUndefined();
    expect(composer.take(null)).toBeUndefined();
    expect(composer.draft(null).blocked).toBe('failed');
    composer.remove(composer.draft(null).attachments[0]?.key ?? '');
    expect(composer.take(null)).toMatchObject({ attachments: [] });
  });
});

describe('a message that the server never took', () => {
  it('comes back with all that belongs to it', async () => {
    const { composer, uploads, tools } = composerFixture();
    composer.edit(null, { text: '@Ada look', caret: 9 });
    composer.placeTag(null, 0, tag);
    composer.setQuote(null, 'quoted');
    composer.selectTool(null, 'search');
    composer.addFiles(null, [textFile('a.txt')]);
    uploads[0]?.done();
    await settle();
    const before = composer.draft(null);
    const input = composer.take(null);
    expect(composer.attachmentsOf(input!)).toMatchObject([{ id: 'atc_a.txt', name: 'a.txt' }]);
    expect(composer.giveBack(null, structuredClone(input!))).toBe(true);
    expect(composer.draft(null)).toEqual(before);
    expect(tools).toEqual(['search', null, 'search']);
    expect(composer.take(null)).toEqual(input);
  });

  it('stays where it is when something else is being written by now', () => {
    const { composer } = composerFixture();
    composer.setText(null, 'first');
    const input = composer.take(null)!;
    composer.setText(null, 'second');
    expect(composer.giveBack(null, input)).toBe(false);
    expect(composer.draft(null).text).toBe('second');
  });
});

describe('drafts', () => {
  it('are kept by thread, and the new thread’s go along when it gets its id', () => {
    const { composer } = composerFixture();
    composer.setText('thr_1', 'one');
    composer.setText(null, 'new');
    composer.adopt('thr_2');
    expect([composer.draft('thr_1').text, composer.draft('thr_2').text, composer.draft(null).text]).toEqual(['one', 'new', '']);
  });

  it('keep an upload that goes on while the thread gets its id', async () => {
    const { composer, uploads } = composerFixture();
    composer.addFiles(null, [textFile('a.txt')]);
    composer.adopt('thr_1');
    uploads[0]?.done();
    await settle();
    expect(composer.draft('thr_1').attachments).toMatchObject([{ name: 'a.txt', state: { type: 'done' } }]);
  });

  it('can be kept elsewhere, without uploads that have not ended', async () => {
    const kept = new Map<string | null, SavedDraft | undefined>();
    const { composer, uploads } = composerFixture(allOptions, kept);
    composer.setText('thr_1', 'Hi');
    composer.addFiles('thr_1', [textFile('a.txt'), textFile('b.txt')]);
    uploads[0]?.done();
    await settle();
    const later = composerFixture(allOptions, kept).composer;
    expect(later.draft('thr_1')).toMatchObject({ text: 'Hi', attachments: [{ name: 'a.txt', state: { type: 'done' } }] });
    composer.setText('thr_1', '');
    for (const { key } of composer.draft('thr_1').attachments) composer.remove(key);
    expect(kept.get('thr_1')).toBeUndefined();
  });

  it('tell their listeners, and keep their identity while nothing changes', () => {
    const { composer } = composerFixture();
    let told = 0;
    composer.subscribe(() => (told += 1));
    composer.setText('thr_1', 'a');
    expect(told).toBe(1);
    expect(composer.draft('thr_1')).toBe(composer.draft('thr_1'));
    expect(composer.draft('thr_9')).toBe(composer.draft('thr_8'));
  });
});

describe('tool and model', () => {
  it('clears a tool after sending unless it is persistent, and tells of every change', () => {
    const { composer, tools } = composerFixture();
    for (const id of ['search', 'canvas']) {
      composer.selectTool(null, id);
      composer.setText(null, 'Hi');
      composer.take(null);
    }
    expect(tools).toEqual(['search', null, 'canvas']);
    expect(composer.draft(null).toolId).toBe('canvas');
  });

  it('tells of another tool when another thread is on the screen, or when the options lose it', () => {
    const { composer, tools, state } = composerFixture();
    composer.selectTool('thr_1', 'search');
    expect(tools).toEqual([]);
    state.thread = 'thr_1';
    composer.announceTool();
    state.options = { ...state.options, composer: {} };
    composer.announceTool();
    expect(tools).toEqual(['search', null]);
    composer.setText('thr_1', 'Hi');
    expect(composer.take('thr_1')?.inference_options).toEqual({});
  });

  it('sends the default model until another one is chosen, and that one in later threads too', () => {
    const { composer } = composerFixture();
    const send = (threadId: string | null): unknown => {
      composer.setText(threadId, 'Hi');
      return composer.take(threadId)?.inference_options.model;
    };
    expect(send(null)).toBe('large');
    composer.selectModel('thr_1', 'small');
    expect([send('thr_1'), send('thr_1'), send('thr_2')]).toEqual(['small', 'small', 'small']);
    composer.selectModel('thr_2', 'large');
    expect([send('thr_1'), send('thr_2'), send('thr_3')]).toEqual(['small', 'large', 'large']);
  });

  it('sends no model where none is chosen and none is the default', () => {
    const { composer } = composerFixture({ models: [{ id: 'a', label: 'A' }, { id: 'b', label: 'B', default: true, disabled: true }] });
    composer.setText(null, 'Hi');
    expect(composer.take(null)?.inference_options).toEqual({});
  });
});

describe('setComposerValue', () => {
  it('replaces what it names and leaves the rest', () => {
    const { composer } = composerFixture();
    composer.fill(null, { text: 'Hi', reply: 'quoted', selectedToolId: 'search', selectedModelId: 'small' });
    composer.fill(null, { content: [{ type: 'input_text', text: 'Ask ' }, { type: 'input_tag', id: 'u1', text: 'Ada' }] });
    expect(composer.draft(null)).toMatchObject({ text: 'Ask @Ada', tags: [{ start: 4, end: 8 }], quote: 'quoted', toolId: 'search' });
    expect(composer.modelId(null)).toBe('small');
    composer.fill(null, { selectedToolId: null, reply: '' });
    expect(composer.draft(null)).toMatchObject({ text: 'Ask @Ada', quote: '', toolId: null });
    expect(composer.take(null)?.content[1]).toEqual({ type: 'input_tag', id: 'u1', text: 'Ada', data: {} });
  });

  it('attaches what is at the server already, and uploads files', async () => {
    const { composer, uploads, discarded } = composerFixture();
    composer.fill(null, { attachments: [{ type: 'image', id: 'atc_9', name: 'p.png', mime_type: 'image/png', preview_url: 'https://x.example/p' }] });
    expect(composer.draft(null).attachments).toMatchObject([{ name: 'p.png', previewUrl: 'https://x.example/p', state: { type: 'done' } }]);
    composer.fill(null, { text: 'Hi', files: [textFile('a.txt')] });
    expect(composer.draft(null).attachments).toMatchObject([{ name: 'a.txt', state: { type: 'uploading' } }]);
    // It belongs to the app that put it there.
    expect(discarded).toEqual([]);
    uploads[0]?.done();
    await settle();
    expect(composer.take(null)?.attachments).toEqual(['atc_a.txt']);
  });

  it('refuses tools and models that the options do not have, and changes nothing', () => {
    const { composer } = composerFixture();
    expect(() => composer.fill(null, { text: 'Hi', selectedToolId: 'nope' })).toThrow('ChatKit: setComposerValue() ignored - composer.tools has no tool "nope".');
    expect(() => composer.fill(null, { text: 'Hi', selectedModelId: 'nope' })).toThrow('no model "nope"');
    expect(composer.draft(null).text).toBe('');
  });
});

import type { Command, CommandSelection, Entity } from '@openai/chatkit';
import { describe, expect, it } from 'vitest';
import type { CommandEntry } from '../../../../../src/renderer/element/controller/composer/command-menu.ts';
import { createSuggest } from '../../../../../src/renderer/element/controller/composer/suggest.ts';
import { placeTag } from '../../../../../src/renderer/element/controller/composer/tag-text.ts';
import type { PlacedTag } from '../../../../../src/renderer/element/controller/composer/tag-text.ts';
import { settle } from '../../../../support/scripted-fetch.ts';

interface Search<T> {
  query: string;
  answer: (found: T) => void;
  fail: (error: Error) => void;
}

function searches<T>() {
  const calls: Search<T>[] = [];
  const search = (query: string): Promise<T> => new Promise((answer, fail) => calls.push({ query, answer, fail }));
  return { calls, search };
}

/** The list with a field of text under it, and the app's answers in the test's hands. */
function fixture(builtIn: CommandEntry[] = []) {
  const entities = searches<Entity[]>();
  const commands = searches<Command[]>();
  const selects: { command: Command; answer: (selection?: CommandSelection) => void; fail: (error: Error) => void }[] = [];
  const failures: (string | undefined)[] = [];
  let timers: (() => void)[] = [];
  let field: { text: string; caret: number; tags: readonly PlacedTag[] } = { text: '', caret: 0, tags: [] };
  const suggest = createSuggest({
    builtIn: () => builtIn,
    offered: () => ({ mention: true, command: true }),
    searchEntities: entities.search,
    searchCommands: commands.search,
    selectCommand: (command) => new Promise((answer, fail) => selects.push({ command, answer, fail })),
    failed: (_error, label) => failures.push(label),
    setTimer: (run) => {
      timers.push(run);
      return () => (timers = timers.filter((timer) => timer !== run));
    },
    replace: (start, end, text) => set(field.text.slice(0, start) + text + field.text.slice(end), start + text.length),
    placeTag: (start, tag) => {
      field = { ...field, ...placeTag(field, start, tag) };
    },
  });
  function set(text: string, caret = text.length): void {
    field = { text, caret, tags: [] };
    suggest.update(field);
  }
  return {
    suggest, entities: entities.calls, commands: commands.calls, selects, failures, type: set,
    field: () => field,
    labels: () => suggest.getSnapshot().rows.map(({ label }) => label),
    pause: () => {
      const due = timers;
      timers = [];
      for (const run of due) run();
    },
  };
}

const people: Entity[] = [
  { id: 'u1', title: 'Ada', group: 'People' },
  { id: 'd1', title: 'Plan', group: 'Documents' },
  { id: 'u2', title: 'Grace', group: 'People', interactive: true, data: { a: 'b' } },
];

describe('"@"', () => {
  it('looks up at once, then when typing pauses, and drops stale answers', async () => {
    const { type, entities, pause, labels, suggest } = fixture();
    type('@');
    type('@a');
    type('@ad');
    expect(entities.map(({ query }) => query)).toEqual(['']);
    pause();
    expect(entities.map(({ query }) => query)).toEqual(['', 'ad']);
    entities[1]?.answer([people[0]!]);
    await settle();
    entities[0]?.answer(people);
    await settle();
    expect([labels(), suggest.getSnapshot().status]).toEqual([['Ada'], 'ready']);
  });

  it('keeps what was found while it looks again, in groups', async () => {
    const { type, entities, labels, suggest } = fixture();
    type('@');
    entities[0]?.answer(people);
    await settle();
    expect(labels()).toEqual(['Ada', 'Grace', 'Plan']);
    type('@g');
    expect([labels(), suggest.getSnapshot().status]).toEqual([['Ada', 'Grace', 'Plan'], 'loading']);
  });

  it('writes the chosen one as a tag with a blank behind it', async () => {
    const { type, entities, suggest, field } = fixture();
    type('Ask @');
    entities[0]?.answer(people);
    await settle();
    suggest.move(1);
    await suggest.choose(suggest.getSnapshot().active);
    expect(field().text).toBe('Ask @Grace ');
    expect(field().tags).toEqual([{ start: 4, end: 10, tag: { type: 'input_tag', id: 'u2', text: 'Grace', group: 'People', interactive: true, data: { a: 'b' } } }]);
    expect(suggest.getSnapshot().trigger).toBeUndefined();
  });

  it('says that a search failed, and looks again with the next letter', async () => {
    const { type, entities, suggest, failures, pause } = fixture();
    type('@');
    entities[0]?.fail(new Error('down'));
    await settle();
    expect([suggest.getSnapshot().status, failures]).toEqual(['failed', [undefined]]);
    type('@a');
    pause();
    entities[1]?.answer(people);
    await settle();
    expect(suggest.getSnapshot().status).toBe('ready');
  });

  it('stays closed after Esc until another sign is typed', () => {
    const { type, suggest } = fixture();
    type('@a');
    suggest.back();
    type('@ad');
    expect(suggest.getSnapshot().trigger).toBeUndefined();
    type('');
    type('@');
    expect(suggest.getSnapshot().trigger).toBeDefined();
  });

  it('closes when the cursor leaves, and when the field does', () => {
    const { type, suggest } = fixture();
    type('@a');
    suggest.update({ text: '@a', caret: 0, tags: [] });
    expect(suggest.getSnapshot().trigger).toBeUndefined();
    type('@a');
    suggest.update({ text: '@a', caret: undefined, tags: [] });
    expect(suggest.getSnapshot().trigger).toBeUndefined();
  });
});

describe('"/"', () => {
  const ran: string[] = [];
  const builtIn: CommandEntry[] = [
    { key: 'attach', label: 'Attach files', group: 'This message', does: { type: 'run', run: () => ran.push('attach') } },
    {
      key: 'tools', label: 'Tools', group: 'This message',
      does: { type: 'open', entries: [
        { key: 'search', label: 'Séarch', does: { type: 'run', run: () => ran.push('search') } },
        { key: 'off', label: 'Off', disabled: true, does: { type: 'run', run: () => ran.push('off') } },
      ] },
    },
  ];
  const open = async (text = '/') => {
    const all = fixture(builtIn);
    all.type(text);
    all.commands[0]?.answer([{ id: 'c1', label: 'Ticket' }]);
    await settle();
    return all;
  };

  it('lists the composer’s own actions and the app’s commands, and finds what is a level below', async () => {
    const all = await open();
    expect(all.labels()).toEqual(['Attach files', 'Tools', 'Ticket']);
    all.type('/sea');
    expect(all.labels()).toContain('Séarch');
    expect(all.labels()).not.toContain('Attach files');
  });

  it('runs an own action once its words are out of the text', async () => {
    const all = await open('Hi /');
    ran.length = 0;
    await all.suggest.choose(0);
    expect([ran, all.field().text]).toEqual([['attach'], 'Hi ']);
  });

  it('opens a level, filters in it, and goes back', async () => {
    const all = await open();
    await all.suggest.choose(1);
    expect([all.labels(), all.suggest.getSnapshot().path]).toEqual([['Séarch', 'Off'], ['Tools']]);
    all.type('/off');
    expect(all.labels()).toEqual(['Off']);
    all.type('/');
    all.suggest.back();
    expect([all.labels().slice(0, 2), all.suggest.getSnapshot().path]).toEqual([['Attach files', 'Tools'], []]);
    all.suggest.back();
    expect(all.suggest.getSnapshot().trigger).toBeUndefined();
  });

  it('does not choose, point at or move to what is disabled', async () => {
    const all = await open();
    ran.length = 0;
    await all.suggest.choose(1);
    all.suggest.move(1);
    expect(all.suggest.getSnapshot().active).toBe(0);
    all.suggest.point(1);
    expect(all.suggest.getSnapshot().active).toBe(0);
    await all.suggest.choose(1);
    expect(ran).toEqual([]);
  });

  it('clears the query when a level opens', async () => {
    const all = await open();
    all.type('/too');
    await all.suggest.choose(0);
    expect([all.field().text, all.labels()]).toEqual(['/', ['Séarch', 'Off']]);
  });

  it('runs a command of the app, and inserts, opens or does what it answers', async () => {
    const all = await open();
    const choose = (): Promise<void> => all.suggest.choose(all.labels().indexOf('Ticket'));
    let done = choose();
    expect(all.suggest.getSnapshot().running).toBe('command:c1');
    all.selects[0]?.answer({ type: 'menu', commands: [{ id: 'c2', label: 'Below' }] });
    await done;
    expect([all.labels(), all.suggest.getSnapshot().path]).toEqual([['Below'], ['Ticket']]);
    done = all.suggest.choose(0);
    all.selects[1]?.answer({ type: 'entity', entity: { id: 'u1', title: 'Ada' } });
    await done;
    expect([all.field().text, all.field().tags.length]).toEqual(['@Ada ', 1]);
  });

  it('takes its words away after a command that answers nothing, and after one that fails, which is told', async () => {
    const all = await open('Hi /tick');
    const done = all.suggest.choose(all.labels().indexOf('Ticket'));
    all.selects[0]?.fail(new Error('down'));
    await done;
    expect([all.field().text, all.failures]).toEqual(['Hi ', ['Ticket']]);
  });

  it('hears a command that opens a dialog of the app, but not one that was left', async () => {
    const all = await open();
    const choose = (): Promise<void> => all.suggest.choose(all.labels().indexOf('Ticket'));
    let done = choose();
    all.suggest.update({ text: '/', caret: undefined, tags: [] });
    all.selects[0]?.answer({ type: 'entity', entity: { id: 'u1', title: 'Ada' } });
    await done;
    expect(all.field().text).toBe('@Ada ');
    all.type('/');
    all.commands.at(-1)?.answer([{ id: 'c1', label: 'Ticket' }]);
    await settle();
    done = choose();
    all.suggest.dismiss();
    all.type('');
    all.type('/x');
    all.selects[1]?.answer({ type: 'entity', entity: { id: 'u1', title: 'Ada' } });
    await done;
    expect(all.field().text).toBe('/x');
  });
});

import { describe, expect, it, vi } from 'vitest';
import { english } from '../../../../../src/renderer/element/locales/en/strings.ts';
import { checkText } from '../../../../../src/renderer/element/widgets/forms/check-text.ts';
import { createEntries } from '../../../../../src/renderer/element/widgets/forms/entries.ts';
import { compilePattern } from '../../../../../src/renderer/element/widgets/forms/pattern.ts';
import { mergePayload } from '../../../../../src/renderer/element/widgets/forms/payload.ts';
import { planFields } from '../../../../../src/renderer/element/widgets/forms/plan-fields.ts';

describe('the values of a form', () => {
  it('go into the payload under their names, dotted ones nested', () => {
    const payload = { list: 'l1', todo: { done: false } };
    const merged = mergePayload(payload, [['todo.title', 'Milk'], ['todo.tags.first', 'home'], ['urgent', true]]);
    expect(merged).toEqual({ payload: { list: 'l1', todo: { done: false, title: 'Milk', tags: { first: 'home' } }, urgent: true }, dropped: [] });
    expect(payload).toEqual({ list: 'l1', todo: { done: false } });
    expect(mergePayload(undefined, [['a', 'b']]).payload).toEqual({ a: 'b' });
  });

  it('give way to what the payload has already, and say so', () => {
    expect(mergePayload({ id: 1, a: 'text' }, [['id', '2'], ['a.b', 'c'], ['fine', 'x']])).toEqual({ payload: { id: 1, a: 'text', fine: 'x' }, dropped: ['id', 'a.b'] });
    expect(mergePayload('text', [['a', 'b']])).toEqual({ payload: 'text', dropped: ['a'] });
    expect(mergePayload([1], [['0', 'b']])).toEqual({ payload: [1], dropped: ['0'] });
  });

  it('never reach a prototype', () => {
    const { dropped } = mergePayload({}, [['__proto__.polluted', 'yes'], ['constructor.prototype.polluted', 'yes']]);
    expect(dropped).toEqual(['__proto__.polluted', 'constructor.prototype.polluted']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('what was entered', () => {
  it('stays when a new version has the same field, and goes with the field', () => {
    const entries = createEntries();
    entries.shown({}, new Set(['name', 'mail']));
    entries.set('name', 'Ada');
    entries.set('mail', 'ada@example.com');
    entries.shown({}, new Set(['name']));
    expect([entries.get('name'), entries.get('mail')]).toEqual(['Ada', undefined]);
    entries.shown({}, new Set(['name', 'mail']));
    expect(entries.get('mail')).toBeUndefined();
  });

  it('makes room for the new widget once the server has taken it, whichever comes first', () => {
    for (const answerFirst of [true, false]) {
      const entries = createEntries();
      const keys = new Set(['todo']);
      entries.shown({}, keys);
      entries.set('todo', 'Milk');
      const taken = entries.sending(['todo']);
      if (answerFirst) taken();
      expect(entries.get('todo')).toBe('Milk');
      entries.shown({}, keys);
      if (!answerFirst) taken();
      expect(entries.get('todo'), String(answerFirst)).toBeUndefined();
    }
  });

  it('after sending stays, and all of it does when the server has not changed the widget', () => {
    const entries = createEntries();
    const version = {};
    entries.shown(version, new Set(['a', 'b']));
    entries.set('a', 'sent');
    const taken = entries.sending(['a', 'b']);
    taken();
    entries.shown(version, new Set(['a', 'b']));
    expect(entries.get('a')).toBe('sent');
    entries.set('a', 'newer');
    entries.shown({}, new Set(['a', 'b']));
    expect(entries.get('a')).toBe('newer');
  });

  it('is told to whoever listens', () => {
    const entries = createEntries();
    const listener = vi.fn();
    const leave = entries.subscribe(listener);
    entries.set('a', true);
    leave();
    entries.set('a', false);
    expect(listener).toHaveBeenCalledTimes(1);
  });
});

describe('fields', () => {
  const input = (name: string, props = {}): { type: string; name: string } => ({ type: 'Input', name, ...props });

  it('keep their key when other things around them change', () => {
    const before = input('mail');
    const after = input('mail');
    const one = planFields({ type: 'Card', children: [before] }, 'p');
    const two = planFields({ type: 'Card', children: [{ type: 'Text', value: 'new' }, { type: 'Row', children: [after] }] }, 'p');
    expect(two.places.get(after)?.key).toBe(one.places.get(before)?.key);
  });

  it('of the same name are apart in two forms, and within one', () => {
    const nodes = [input('a'), input('a'), input('a')];
    const plan = planFields({ type: 'Card', children: [{ type: 'Form', id: 'one', children: [nodes[0]!, nodes[1]!] }, { type: 'Form', id: 'two', children: [nodes[2]!] }] }, 'p');
    expect(new Set(nodes.map((node) => plan.places.get(node)?.key)).size).toBe(3);
    expect(new Set(nodes.map((node) => plan.places.get(node)?.domId)).size).toBe(3);
  });

  it('are named by the label of their form', () => {
    const label = { type: 'Label', fieldName: 'mail', value: 'Mail' };
    const field = input('mail');
    const stray = { type: 'Label', fieldName: 'none', value: 'Nobody' };
    const plan = planFields({ type: 'Form', children: [label, field, stray] }, 'p');
    expect(plan.targets.get(label)).toBe(plan.places.get(field)?.domId);
    expect(plan.places.get(field)?.labelled).toBe(true);
    expect(plan.targets.has(stray)).toBe(false);
  });
});

describe('checks of a text', () => {
  const check = (rules: object, value: string): string | undefined => checkText(english, rules as Record<string, unknown>, value);

  it('ask for what is required, and let an empty optional field be', () => {
    expect(check({ required: true }, '  ')).toBe(english.fieldRequired);
    expect(check({ inputType: 'email' }, '')).toBeUndefined();
  });

  it.each([
    ['email', 'ada@example.com', 'ada@', english.fieldEmail], ['url', 'https://example.com', 'example', english.fieldUrl], ['number', '-1.5e3', '12a', english.fieldNumber],
    ['tel', '+49 30 123-456', 'call me', english.fieldPhone],
  ])('know an input of type %s', (inputType, right, wrong, words) => {
    expect(check({ inputType }, right)).toBeUndefined();
    expect(check({ inputType }, wrong)).toBe(words);
  });

  it('match a pattern as a whole', () => {
    expect(check({ pattern: '[A-Z]{2}\\d{4}' }, 'AB1234')).toBeUndefined();
    expect(check({ pattern: '[A-Z]{2}\\d{4}' }, 'AB12345')).toBe(english.fieldPattern);
    expect(check({ pattern: '(?:foo|bar)' }, 'bar')).toBeUndefined();
  });

  it('leave out a pattern that is none, or that could take for ever', () => {
    for (const pattern of ['(', '[', 7, null, '', 'a'.repeat(1_000), '(a+)+$', '(a|a)*b', '(a?){30}a{30}', '(\\w+\\s?)*!', '([a-z]+)*', '(?=a)b', '(a)\\1']) expect(compilePattern(pattern), String(pattern)).toBeUndefined();
    // Trying it would take longer than any test may.
    expect(compilePattern('a*a*a*a*a*a*b')?.('a'.repeat(5_000))).toBe(true);
  });
});

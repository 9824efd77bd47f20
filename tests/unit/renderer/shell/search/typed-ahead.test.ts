// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { createTypedAhead, type TypedAhead } from '../../../../../src/renderer/shell/search/typed-ahead.ts';

let keys: TypedAhead;
let escaped: number;

beforeEach(() => {
  document.body.innerHTML = '<button id="before">Search</button>';
  keys = createTypedAhead({ document, label: () => 'Search your chats' });
  escaped = 0;
});

const begin = (): HTMLInputElement => {
  document.querySelector<HTMLElement>('#before')?.focus();
  keys.begin(() => (escaped += 1));
  return document.activeElement as HTMLInputElement;
};

describe('what is typed before the search field is there', () => {
  it('goes into a field that has the keyboard at once, and is handed over', () => {
    const field = begin();
    expect(field.tagName).toBe('INPUT');
    field.value = 'firs';
    expect(keys.opener()?.id).toBe('before');
    expect(keys.handOver(() => undefined)).toBe('firs');
    expect(document.querySelector('input')).toBeNull();
  });

  it('has the keys of the frame first, also those that come late', () => {
    const field = begin();
    keys.add('f');
    field.value += 's';
    keys.add('i');
    let text = keys.handOver((change) => (text = change(text)));
    expect(text).toBe('fis');
    keys.add('r');
    expect(text).toBe('firs');
  });

  it('is forgotten when the search is closed', () => {
    begin().value = 'old';
    keys.end();
    expect([document.querySelector('input'), keys.opener()]).toEqual([null, null]);
    expect(keys.handOver(() => undefined)).toBe('');
  });

  it('can be called off with Esc', () => {
    begin().dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    expect(escaped).toBe(1);
  });
});

import { describe, expect, it } from 'vitest';
import { fuzzyMatch } from '../../../../../src/renderer/shell/palette/fuzzy.ts';

const best = (texts: readonly string[], typed: string): readonly string[] =>
  texts
    .flatMap((text) => {
      const match = fuzzyMatch(text, typed);
      return match === undefined ? [] : [{ text, score: match.score }];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ text }) => text);

describe('fitting a name to a few letters', () => {
  it('wants every letter, in order', () => {
    expect(fuzzyMatch('New chat', 'nct')).toBeDefined();
    expect(fuzzyMatch('New chat', 'ncx')).toBeUndefined();
    expect(fuzzyMatch('New chat', 'tn')).toBeUndefined();
  });

  it('prefers beginnings of words to letters in the middle, and letters side by side to scattered ones', () => {
    expect(best(['Show or hide the sidebar', 'Search chats', 'Delete this chat'], 'sc')[0]).toBe('Search chats');
    expect(best(['Copy link to this chat', 'Connection…', 'Colours: dark'], 'dark')).toEqual(['Colours: dark']);
    expect(best(['New window', 'New chat'], 'new c')[0]).toBe('New chat');
  });

  it('finds words in any order, whatever their case and accents', () => {
    expect(fuzzyMatch('New window', 'WINDOW new')).toBeDefined();
    expect(fuzzyMatch('Paramètres', 'parametres')?.marks).toEqual([[0, 10]]);
    expect(fuzzyMatch('Größe', 'gro')?.marks).toEqual([[0, 3]]);
  });

  it('says which letters fit, also behind letters of two units', () => {
    expect(fuzzyMatch('New chat', 'nch')?.marks).toEqual([[0, 1], [4, 6]]);
    expect(fuzzyMatch('😀 chat', 'ch')?.marks).toEqual([[3, 5]]);
  });

  it('takes the letters that stand together where there is a choice', () => {
    expect(fuzzyMatch('All commands', 'com')?.marks).toEqual([[4, 7]]);
    expect(fuzzyMatch('Colours: light', 'col')?.marks).toEqual([[0, 3]]);
  });

  it('lets everything through where nothing is typed, and stays quick with much', () => {
    expect(fuzzyMatch('anything', '  ')?.marks).toEqual([]);
    expect(fuzzyMatch('a'.repeat(200), 'a'.repeat(100))).toBeDefined();
  });
});

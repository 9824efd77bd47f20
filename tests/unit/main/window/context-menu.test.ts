import { describe, expect, it } from 'vitest';
import { texts } from '../../../../src/shared/texts/en/texts.ts';
import { contextMenu, isOwnPicture, type PressedPlace } from '../../../../src/main/window/context-menu.ts';

const nothing: PressedPlace = {
  isEditable: false, selectionText: '', misspelledWord: '', dictionarySuggestions: [], linkURL: '', srcURL: '', hasImageContents: false, mediaType: 'none',
  editFlags: { canUndo: false, canRedo: false, canCut: false, canCopy: true, canPaste: true, canSelectAll: true },
};

function open(place: Partial<PressedPlace>) {
  const done: string[] = [];
  const entries = contextMenu(
    { ...nothing, ...place },
    {
      replaceWord: (word) => void done.push(`replace ${word}`), learnWord: (word) => void done.push(`learn ${word}`),
      openLink: (url) => void done.push(`open ${url}`), copyText: (text) => void done.push(`copy ${text}`),
      copyImage: () => void done.push('copy image'), canSave: (url) => isOwnPicture(url, 'app://chat'), saveImage: (url) => void done.push(`save ${url}`),
    },
    texts.menus,
  );
  return { entries, labels: entries.map(({ label, type }) => label ?? type), choose: (label: string) => entries.find((entry) => entry.label === label)?.click?.(), done };
}

describe('the menu at a place of a page', () => {
  it('is none where there is nothing to do', () => {
    expect(open({}).entries).toEqual([]);
    expect(open({ selectionText: '  \n' }).entries).toEqual([]);
  });

  it('copies what is selected, and edits where one can write', () => {
    expect(open({ selectionText: 'words' }).labels).toEqual(['Copy']);
    const field = open({ isEditable: true });
    expect(field.labels).toEqual(['Undo', 'Redo', 'separator', 'Cut', 'Copy', 'Paste', 'Paste without formatting', 'separator', 'Select all']);
    expect(field.entries.find(({ label }) => label === 'Undo')?.enabled).toBe(false);
  });

  it('offers at most five words for one that is not in the dictionary, or says that there are none', () => {
    const { labels, choose, done } = open({ isEditable: true, misspelledWord: 'helo', dictionarySuggestions: ['hello', 'help', 'halo', 'hero', 'held', 'helm'] });
    expect(labels.slice(0, 8)).toEqual(['hello', 'help', 'halo', 'hero', 'held', 'separator', 'Add to dictionary', 'separator']);
    choose('hello');
    choose('Add to dictionary');
    expect(done).toEqual(['replace hello', 'learn helo']);
    expect(open({ isEditable: true, misspelledWord: 'qzx' }).entries[0]).toEqual({ label: 'No suggestions', enabled: false });
  });

  it('opens and copies links that may be opened, and no others', () => {
    const { labels, choose, done } = open({ linkURL: 'https://example.com/a?b=c' });
    expect(labels).toEqual(['Open link', 'Copy link']);
    choose('Open link');
    choose('Copy link');
    expect(done).toEqual(['open https://example.com/a?b=c', 'copy https://example.com/a?b=c']);
    const mail = open({ linkURL: 'mailto:ada%40home@example.com' });
    mail.choose('Copy e-mail address');
    expect(mail.done).toEqual(['copy ada@home@example.com']);
    for (const linkURL of ['javascript:alert(1)', 'file:///etc/passwd', 'app://chat/#x', 'latchkey://thread/1']) expect(open({ linkURL }).entries).toEqual([]);
  });

  it('copies any picture, and saves those that the app has let through', () => {
    const picture = (srcURL: string) => open({ mediaType: 'image', hasImageContents: true, srcURL });
    expect(picture('app://chat/files/abc').labels).toEqual(['Copy image', 'Save image…']);
    expect(picture('app://chat/images?url=https%3A%2F%2Fexample.com%2Fa.png').labels).toContain('Save image…');
    for (const other of ['https://example.com/a.png', 'data:image/png;base64,AAAA', 'blob:app://chat/1', 'app://chat.evil/files/x', 'file:///a.png']) expect(picture(other).labels).toEqual(['Copy image']);
    expect(open({ mediaType: 'image', hasImageContents: false, srcURL: 'app://chat/files/abc' }).entries).toEqual([]);
  });
});

import type { Texts } from '../../shared/texts/en/texts.ts';
import { line, type MenuEntry } from './menu-entry.ts';
import { externalUrl } from './window-policy.ts';

/** What the page says of the place that was pressed; the part of Electron’s `ContextMenuParams` that decides. */
export interface PressedPlace {
  isEditable: boolean;
  selectionText: string;
  /** Empty where the word is right. */
  misspelledWord: string;
  dictionarySuggestions: readonly string[];
  linkURL: string;
  /** Of a picture. */
  srcURL: string;
  hasImageContents: boolean;
  mediaType: string;
  editFlags: { canUndo: boolean; canRedo: boolean; canCut: boolean; canCopy: boolean; canPaste: boolean; canSelectAll: boolean };
}

export interface ContextMenuActs {
  replaceWord(word: string): void;
  learnWord(word: string): void;
  openLink(url: string): void;
  copyText(text: string): void;
  copyImage(): void;
  /** Whether this picture is one of ours to save: only what the gateway answers. */
  canSave(url: string): boolean;
  saveImage(url: string): void;
}

type Words = Texts['menus'];

/** Most suggestions for a word. */
const maxSuggestions = 5;

/** The menu at a place of a page; empty where there is nothing to offer. */
export function contextMenu(place: PressedPlace, acts: ContextMenuActs, words: Words): MenuEntry[] {
  const parts = [spelling(place, acts, words), link(place, acts, words), picture(place, acts, words), text(place, words)];
  return parts.filter((part) => part.length > 0).flatMap((part, index) => (index === 0 ? part : [line, ...part]));
}

function spelling({ isEditable, misspelledWord, dictionarySuggestions }: PressedPlace, acts: ContextMenuActs, words: Words): MenuEntry[] {
  if (!isEditable || misspelledWord === '') return [];
  const suggestions = dictionarySuggestions.slice(0, maxSuggestions).map((word): MenuEntry => ({ label: word, click: () => acts.replaceWord(word) }));
  return [
    ...(suggestions.length > 0 ? suggestions : [{ label: words.noSuggestions, enabled: false }]),
    line,
    { label: words.learnWord, click: () => acts.learnWord(misspelledWord) },
  ];
}

function link({ linkURL }: PressedPlace, acts: ContextMenuActs, words: Words): MenuEntry[] {
  const url = externalUrl(linkURL);
  if (url === undefined) return [];
  const mail = url.startsWith('mailto:');
  return [
    { label: words.openLink, click: () => acts.openLink(url) },
    { label: mail ? words.copyAddress : words.copyLink, click: () => acts.copyText(mail ? decodeURIComponent(new URL(url).pathname) : url) },
  ];
}

function picture({ mediaType, hasImageContents, srcURL }: PressedPlace, acts: ContextMenuActs, words: Words): MenuEntry[] {
  if (mediaType !== 'image' || !hasImageContents) return [];
  return [{ label: words.copyImage, click: acts.copyImage }, ...(acts.canSave(srcURL) ? [{ label: words.saveImage, click: () => acts.saveImage(srcURL) }] : [])];
}

function text({ isEditable, selectionText, editFlags }: PressedPlace, words: Words): MenuEntry[] {
  const { canUndo, canRedo, canCut, canCopy, canPaste, canSelectAll } = editFlags;
  const selected = selectionText.trim() !== '';
  if (!isEditable) return selected ? [{ role: 'copy', label: words.copy, enabled: canCopy }] : [];
  return [
    { role: 'undo', label: words.undo, enabled: canUndo },
    { role: 'redo', label: words.redo, enabled: canRedo },
    line,
    { role: 'cut', label: words.cut, enabled: canCut },
    { role: 'copy', label: words.copy, enabled: canCopy },
    { role: 'paste', label: words.paste, enabled: canPaste },
    { role: 'pasteAndMatchStyle', label: words.pastePlain, enabled: canPaste },
    line,
    { role: 'selectAll', label: words.selectAll, enabled: canSelectAll },
  ];
}

/** Whether a picture’s address is one that the gateway answers: attachments and pictures that went through the policy. */
export function isOwnPicture(url: string, chatOrigin: string): boolean {
  return url.startsWith(`${chatOrigin}/files/`) || url.startsWith(`${chatOrigin}/images?`);
}

// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest';
import { createKeyboard, type Keyboard } from '../../../../src/renderer/shell/keyboard.ts';

let keyboard: Keyboard;

beforeEach(() => {
  document.body.innerHTML = `<iframe id="chat"></iframe><button id="row">A chat</button><input id="find">
    <div role="menu" data-state="open"><div role="menuitem" id="item" tabindex="-1"></div></div><div role="dialog"><button id="answer">Yes</button></div>`;
  keyboard = createKeyboard(document, at('chat'));
});

const at = (id: string): HTMLElement => document.getElementById(id) ?? document.body;
const closeMenu = (): void => document.querySelector('[role="menu"]')?.remove();

it('is free while it is in the chat or nowhere', () => {
  closeMenu();
  expect(keyboard.isFree()).toBe(true);
  at('chat').focus();
  expect(document.activeElement).toBe(at('chat'));
  expect(keyboard.isFree()).toBe(true);
});

it.each(['row', 'find', 'answer'])('is not free in what else there is: %s', (id) => {
  closeMenu();
  at(id).focus();
  expect(keyboard.isFree()).toBe(false);
});

it('is not free under an open menu, wherever it is', () => {
  expect(keyboard.isFree()).toBe(false);
});

it('is told of as taken by fields, menus and questions, and not by the button that has it again when its menu closes', () => {
  const taken: string[] = [];
  const stop = keyboard.onTaken(() => void taken.push(document.activeElement?.id ?? ''));
  for (const id of ['find', 'row', 'item', 'answer']) at(id).focus();
  expect(taken).toEqual(['find', 'item', 'answer']);
  stop();
  at('find').focus();
  expect(taken).toHaveLength(3);
});

// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from 'vitest';
import { focusLate } from '../../../../src/renderer/element/late-focus.ts';

let [question, other] = [document.createElement('input'), document.createElement('input')];
let hasFocus: { mockReturnValue(value: boolean): unknown };

beforeEach(() => {
  [question, other] = [document.createElement('input'), document.createElement('input')];
  document.body.replaceChildren(question, other);
  hasFocus = vi.spyOn(document, 'hasFocus');
});

const comesBack = (): void => void window.dispatchEvent(new Event('focus'));

it('what comes in an answer has the focus at once while the page has the keyboard', () => {
  hasFocus.mockReturnValue(true);
  focusLate(question);
  expect(document.activeElement).toBe(question);
});

it('it takes the keyboard from no page around it, and has the focus when the keyboard comes', () => {
  hasFocus.mockReturnValue(false);
  focusLate(question);
  expect(document.activeElement).toBe(document.body);
  comesBack();
  expect(document.activeElement).toBe(question);
});

it('it is content when the person goes to something else first, or when it is gone by then', () => {
  hasFocus.mockReturnValue(false);
  focusLate(question);
  other.focus();
  comesBack();
  expect(document.activeElement).toBe(other);
  other.blur();
  focusLate(question);
  question.remove();
  comesBack();
  comesBack();
  expect(document.activeElement).toBe(document.body);
});

it('nothing is asked of nothing', () => {
  expect(() => [null, undefined].forEach(focusLate)).not.toThrow();
});

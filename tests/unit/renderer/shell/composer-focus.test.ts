import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createComposerFocus, type ComposerFocus } from '../../../../src/renderer/shell/composer-focus.ts';

let now: { ready: boolean; covered: boolean; menu: boolean };
let composer: ComposerFocus;
const focus = vi.fn();

beforeEach(() => {
  now = { ready: true, covered: false, menu: false };
  focus.mockReset();
  composer = createComposerFocus({ isReady: () => now.ready, isCovered: () => now.covered, isMenuOpen: () => now.menu, focus });
});

/** The page of the chat takes a moment. */
function becomesReady(): void {
  now.ready = true;
  composer.ready();
}

describe('the composer', () => {
  it('has the keyboard at once where it is there', () => {
    composer.take();
    expect(focus).toHaveBeenCalledOnce();
  });

  it('has it as soon as it is there, once', () => {
    now.ready = false;
    composer.take();
    expect(focus).not.toHaveBeenCalled();
    becomesReady();
    becomesReady();
    expect(focus).toHaveBeenCalledOnce();
  });

  it('takes it from nothing that lies over it, and from no menu', () => {
    now.covered = true;
    composer.take();
    now = { ready: false, covered: false, menu: true };
    composer.take();
    becomesReady();
    expect(focus).not.toHaveBeenCalled();
  });

  it('takes it not from the form of somebody who signed out before it was there', () => {
    now.ready = false;
    composer.take();
    composer.forget();
    becomesReady();
    expect(focus).not.toHaveBeenCalled();
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { createComposerFocus, type ComposerFocus } from '../../../../src/renderer/shell/composer-focus.ts';

let now: { ready: boolean; covered: boolean; free: boolean };
let composer: ComposerFocus;
let done: string[];
let take: () => void;

beforeEach(() => {
  now = { ready: true, covered: false, free: true };
  done = [];
  composer = createComposerFocus({
    link: () => ({ isReady: () => now.ready, send: ({ type }) => void done.push(type) }),
    isCovered: () => now.covered,
    keyboard: { isFree: () => now.free, onTaken: (listener) => ((take = listener), () => void done.push('stop')) },
    focusFrame: () => void done.push('frame'),
  });
});

/** The page of the chat takes a moment. */
function becomesReady(): void {
  now.ready = true;
  composer.ready();
}

describe('the composer', () => {
  it('has the keyboard at once where it is there: its frame first, which could not take it otherwise', () => {
    composer.take();
    expect(done).toEqual(['frame', 'composer.focus']);
  });

  it('has it as soon as it is there, once', () => {
    now.ready = false;
    composer.take();
    expect(done).toEqual([]);
    becomesReady();
    becomesReady();
    expect(done).toEqual(['frame', 'composer.focus']);
  });

  it('has it again when a thread has come that was being opened', () => {
    composer.arrived();
    expect(done).toEqual(['frame', 'composer.focus']);
  });

  it('takes it from nothing that lies over it', () => {
    now.covered = true;
    composer.take();
    composer.arrived();
    expect(done).toEqual([]);
  });

  it('takes it not from what a person turned to while the page or the thread was on its way', () => {
    now = { ready: false, covered: false, free: false };
    composer.take();
    becomesReady();
    composer.arrived();
    expect(done).toEqual([]);
  });

  it('tells a page that may be too busy to have heard of it that the keyboard is elsewhere now', () => {
    composer.take();
    take();
    expect(done).toEqual(['frame', 'composer.focus', 'composer.leave']);
    composer.dispose();
    expect(done.at(-1)).toBe('stop');
  });

  it('takes it not from the form of somebody who signed out before it was there', () => {
    now.ready = false;
    composer.take();
    composer.forget();
    becomesReady();
    expect(done).toEqual([]);
  });
});

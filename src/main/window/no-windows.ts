import { LatchkeyError } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';
import type { WindowPart } from '../parts.ts';

const refuse = (): never => {
  throw new LatchkeyError('request.denied', say('outside', 'windowsOfBrowser'));
};

/**
 * The web host has pages, but no windows: it knows what the page that spoke last has on its screen.
 * @param connected whether there is such a page still
 */
export function createNoWindows(connected: () => boolean): WindowPart {
  let watched: string | null = null;
  return {
    state: () => ({}),
    act: refuse,
    open: refuse,
    // The browser asks the person itself.
    listen: () => undefined,
    showing: (_window, shows) => void (watched = shows.watched ? shows.threadId : null),
    watches: (threadId) => watched === threadId && connected(),
  };
}

import { LatchkeyError } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';
import type { DesktopPart } from '../parts.ts';

/** The web host lives in a browser, whose desktop is not ours to behave on. */
export const noDesktop: DesktopPart = {
  view: () => null,
  set: () => Promise.reject(new LatchkeyError('request.denied', say('outside', 'notInBrowser'))),
};

import { LatchkeyError } from '../../shared/errors.ts';
import type { WindowPart } from '../parts.ts';

const refuse = (): never => {
  throw new LatchkeyError('request.denied', 'In a browser, windows are the browser’s own. Use its menu.');
};

/** The web host has pages, but no windows. */
export const noWindows: WindowPart = { state: () => ({}), act: refuse, open: refuse, showing: () => undefined };

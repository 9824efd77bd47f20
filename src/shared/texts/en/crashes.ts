import { appName } from '../../brand.ts';
import { counted } from '../counted.ts';

/** What ended unexpectedly, and its reports, English. */
export const crashes = {
  last: `${appName} ended unexpectedly last time.`,
  page: `A window of ${appName} ended unexpectedly and was opened again.`,
  helper: `A part of ${appName} ended unexpectedly.`,
  fault: `${appName} ran into a fault of its own.`,
  show: 'Show report',
  forget: 'Delete',
  title: 'Crash report',
  gone: 'This report is no longer there.',
  means: 'It stays on this computer unless you copy or save it. It holds versions, what ended and why, places in the program, and the last lines of the log with times, codes and server names. It holds no password, token or cookie, no memory of the program, and nothing anybody wrote.',
  others: (count: number): string => counted('en', count, { one: '# earlier report is kept as well.', other: '# earlier reports are kept as well.' }),
};

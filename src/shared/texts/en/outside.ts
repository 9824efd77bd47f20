import { appName } from '../../brand.ts';
import { counted } from '../counted.ts';

/** What is outside the windows: tray, notifications, and plain pages in a browser, English. */
export const outside = {
  replied: 'There is a reply.',
  failed: 'The reply could not be finished. Open the chat to try again.',
  show: (name: string): string => `Show ${name}`,
  quit: (name: string): string => `Quit ${name}`,
  unread: (count: number): string => counted('en', count, { one: '# unread reply', other: '# unread replies' }),
  handedOver: `You can close this page and go back to ${appName}.`,
  handedRefused: `This sign-in was used before, or took too long. Go back to ${appName} and begin again.`,
  closedDoor: `Open the link that ${appName} printed`,
  closedDoorText: `This browser has not been let in yet. Each printed link works once and ends when ${appName} stops; start ${appName} again to get a new one.`,
  opening: 'Opening…',
  notInBrowser: 'In a browser this is the browser’s to decide.',
  windowsOfBrowser: 'In a browser, windows are the browser’s own. Use its menu.',
  loginNotSet: `The system did not let ${appName} set what starts with your session. Add it in the system’s own settings.`,
};

import { appName } from '../../brand.ts';
import { counted } from '../counted.ts';

/** What came of exports and imports, and what is written into a file for people to read, English. */
export const jobs = {
  alreadyHere: (count: number): string => counted('en', count, { one: '# chat was here already and stayed as it is.', other: '# chats were here already and stayed as they are.' }),
  noChats: 'There are no chats in this file.',
  nothingNew: 'Nothing was new.',
  imported: (chats: number, entries: number): string => `Imported ${counted('en', chats, { one: '# chat', other: '# chats' })} with ${counted('en', entries, { one: '# entry', other: '# entries' })}. They live on this computer only.`,
  incomplete: (count: number): string => counted('en', count, { one: '# chat is not complete in it, because the history is still being read from the server. Export again later to have everything.', other: '# chats are not complete in it, because the history is still being read from the server. Export again later to have everything.' }),
  picturesUnreachable: (count: number): string => counted('en', count, { one: '# picture is not in it, because the server could not be reached. Export again when it can be, to have it.', other: '# pictures are not in it, because the server could not be reached. Export again when it can be, to have them.' }),
  picturesGone: (count: number): string => counted('en', count, { one: '# picture is not in it, because the server no longer gives it out.', other: '# pictures are not in it, because the server no longer gives them out.' }),
  cancelled: 'Cancelled. Nothing was imported.',
  cancelledAfter: (count: number): string => counted('en', count, { one: 'Cancelled after # chat, which stays here. Import the file again to have the rest.', other: 'Cancelled after # chats, which stay here. Import the file again to have the rest.' }),
  diskFull: 'There is no room left on the disk. Free some space, then try again.',
  notAllowed: `${appName} may not write into its own folder. Check its permissions, then try again.`,
  notWritten: 'The file could not be written. Try again; the log file has the details.',
  notTaken: 'The file could not be taken in as a whole. Try again: what is here already is not taken twice.',
  damaged: 'This file is damaged or cut short, so nothing was imported. Export it again where it came from.',
  foreign: `This is not an export of ${appName}. Choose a JSON or zip file that was made with “Export”; nothing was imported.`,
  newer: `A newer ${appName} made this file. Update ${appName}, then import it again; nothing was imported.`,
  tooLarge: `This file is larger than ${appName} can import, so nothing was imported.`,
  notInZip: (file: string): string => `This zip is not an export of ${appName}: there is no ${file} in it. Nothing was imported.`,
  notHere: 'This chat is not on this computer yet. Open it once, then export it.',
  fileGone: 'This file is no longer here. Export it again.',
  noHistory: 'There is no history to work with just now. Try again in a moment.',
  exportRuns: 'An export is running already. Cancel it, or wait until it is done.',
  importRuns: 'An import is running already. Wait until it is done.',
  /** Name of a file. */
  chatsFile: `${appName} chats`,
  /** Name of a file of a chat without a title. */
  chatFile: (number: string): string => `Chat ${number}`,
  generatedImage: 'Generated image',
  attachment: (name: string): string => `Attachment: ${name}`,
  sources: 'Sources:',
  skipped: 'skipped',
  dateUnknown: 'date unknown',
  /** Whose chats a file has. */
  accountAt: (email: string, server: string): string => `${email} on ${server}`,
};

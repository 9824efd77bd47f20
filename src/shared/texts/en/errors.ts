import { appName } from '../../brand.ts';
import { counted } from '../counted.ts';

/** What main cannot or will not do, and what to do then, English. */
export const errors = {
  internal: `${appName} ran into a fault of its own. The log file has the details.`,
  stopped: `${appName} has stopped. Start it again, and open the link it prints.`,
  onlyOwnWindow: `Only ${appName}’s own window may ask for this.`,
  unknownRequest: `This version of ${appName} does not know that request.`,
  requestTooLarge: 'This is more than a request may hold.',
  incomplete: `The window sent a request that is not complete. Reload it; if this stays, reinstall ${appName}.`,
  onlyLinks: 'Only web and mail links can be opened.',
  serverFixed: `The server was set on the command line. Start ${appName} without --server to choose one here.`,
  alreadyHere: 'You are signed in with this account already. Choose it under “Other accounts”, or sign in with another one.',
  onlyAccount: 'This is the only account here, so it can’t be removed. Sign out instead.',
  tooManyAccounts: (count: number): string =>
    counted('en', count, {
      one: 'There is # account already. Remove one that you no longer need first.',
      other: 'There are # accounts already. Remove one that you no longer need first.',
    }),
  keychainKept: 'The keychain did not let go of this sign-in, so the account was not removed. Unlock the keychain and try again.',
  modelFromEnvironment: 'The model is set by environment variables. Unset them to choose one here.',
  /** `reason` in the server’s own words. */
  serverNotStarted: (reason: string): string => `The server on this computer could not start: ${reason}`,
  serverStopped: 'The server on this computer stopped by itself. Nothing is lost.',
  dataOpens: 'The data on this computer can be opened again, so it was left where it is.',
  quitting: `${appName} is quitting.`,
  dataLocked: `The data on this computer is encrypted, and the keychain that holds its key is locked. Unlock it; ${appName} goes on by itself.`,
  dataDenied: `The data on this computer is encrypted, and the keychain did not give its key to ${appName}. Allow it in the keychain; ${appName} goes on by itself.`,
  dataMissing:
    `The data on this computer is encrypted, and there is no keychain that could hold its key. Start the one that ${appName} used before; ${appName} goes on by itself.`,
  dataReplaced: 'The data on this computer is encrypted, and its key is no longer in the keychain. Restore the keychain from a backup; the data is left as it is.',
  dataUnreadable:
    'The data on this computer is encrypted, and what the keychain holds as its key cannot be read. Restore the keychain from a backup; the data is left as it is.',
  dataFailed:
    `The data on this computer is encrypted, and the keychain that holds its key does not answer. Restart it, or sign in to this computer anew; ${appName} goes on by itself.`,
  historyUnreadable: `The history cannot be read at the moment. Restart ${appName}.`,
  diskFull: `There is no room left on the disk, so nothing can be saved. Free some space; ${appName} goes on by itself.`,
  notErased: 'The history could not be erased whole. Close other programs that use it and try again.',
  nothingToSearch: 'There is nothing to search while nobody is signed in.',
  sentAlready: 'This is not waiting any more: it has been sent.',
  onItsWay: 'This is on its way already.',
};

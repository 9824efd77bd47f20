import { appName } from '../../brand.ts';
import { counted } from '../counted.ts';

/** Accounts side by side, and what is asked before one leaves, English. */
export const accounts = {
  accounts: 'Accounts',
  other: 'Other accounts',
  add: 'Add account…',
  remove: 'Remove this account…',
  nobody: 'Nobody signed in',
  unreadable: 'Can’t be read',
  signingIn: 'Signing in',
  noAnswer: 'Keychain gives no answer',
  signedOut: 'Signed out',
  waiting: (count: number): string => counted('en', count, { one: '# message waiting', other: '# messages waiting' }),
  othersNeedYou: (count: number): string => counted('en', count, { one: '# other account needs you.', other: '# other accounts need you.' }),
  wasSignedOut: (name: string): string => `${name} was signed out.`,
  otherUnread: 'The keychain gives no answer for another account.',
  removedElsewhere: 'This account was removed in another window.',
  /** `server` undefined in these: the one on this computer. */
  removeNamed: (name: string): string => `Remove ${name}?`,
  removeUnnamed: (server: string | undefined): string => `Remove the account on ${server ?? 'the server on this computer'}?`,
  signOutOf: (server: string | undefined): string => (server === undefined ? 'Sign out?' : `Sign out of ${server}?`),
  removeMeans: (server: string | undefined): string =>
    `You are signed out, and the account leaves the list. Your chats on ${server ?? 'the server on this computer'} stay.`,
  signOutMeans: (server: string | undefined): string => `${appName} forgets your sign-in. Your chats on ${server ?? 'the server on this computer'} stay.`,
  copyLegend: `The copy that ${appName} keeps for offline use`,
  keep: 'Keep it',
  keepInMemory: `Without a keychain it is only in memory, and ends when ${appName} quits.`,
  keepEncrypted: 'Encrypted; it is there again when you sign in with this account.',
  erase: 'Erase it',
  eraseMeans: 'Its messages, drafts and files are destroyed. This cannot be undone.',
  unsentLost: (count: number): string =>
    counted('en', count, { one: '# message has not been sent yet and will be lost.', other: '# messages have not been sent yet and will be lost.' }),
  unsentWaits: (count: number): string =>
    counted('en', count, {
      one: '# message has not been sent yet. It waits until you sign in with this account again.',
      other: '# messages have not been sent yet. They wait until you sign in with this account again.',
    }),
  removeAccount: 'Remove account',
  removeAndErase: 'Remove and erase',
  signOut: 'Sign out',
  signOutAndErase: 'Sign out and erase',
  removing: 'Removing the account',
  signingOut: 'Signing out',
};

import { appName } from '../../brand.ts';
import { counted } from '../counted.ts';

/** Lines above the conversation, and the server on this computer when it cannot start, English. */
export const notices = {
  /** `server` undefined in these: the one on this computer. */
  offlineKeeping: (server: string | undefined): string =>
    `Couldn’t reach ${server ?? 'the server on this computer'}. You can read and write; messages are sent when it’s back.`,
  offlineReading: (server: string | undefined): string =>
    `Couldn’t reach ${server ?? 'the server on this computer'}. You can read what is open; sending works when it’s back.`,
  messagesWait: 'Meanwhile you can read and write; messages wait here.',
  /** `wait` is a span of time. */
  nextTry: (wait: string): string => `It is started again in ${wait}.`,
  triedAgain: 'It is being started again.',
  serverInPlain: `Only the server on this computer keeps its chats, unencrypted in ${appName}’s folder.`,
  chatsInMemory: 'Chats are not kept on this computer after you quit, because there is no keychain to protect them with.',
  fixedConnection: (server: string): string => `This run is connected to ${server}, as set when ${appName} was started.`,
  whatIsInTheWay: 'What’s in the way?',
  hide: 'Hide until the next start',
  historySalvaged: (count: number): string =>
    counted('en', count, {
      one: 'The saved chats on this computer were damaged. # entry could be saved; the rest is read from the server again.',
      other: 'The saved chats on this computer were damaged. # entries could be saved; the rest is read from the server again.',
    }),
  historyFull: `The disk is full, so nothing new is kept on this computer. What is here can be read. Free some space; ${appName} then goes on by itself.`,
  historyNewer: `A newer ${appName} wrote the saved chats on this computer, so this one leaves them alone and keeps chats until you quit.`,
  historyNewerFix:
    `Update ${appName}, and they are there again. To go on with this version instead, sign out and choose to erase them here: your chats are then read from the server anew.`,
  historyLocked: 'The key of the saved chats is not in the keychain now, so they stay closed and chats are kept until you quit.',
  historyLockedFix: `Unlock the keychain, or allow ${appName} to use it, then try again. Nothing of the saved chats was changed.`,
  historyFailed: 'The saved chats on this computer couldn’t be opened. Chats are kept until you quit.',
  historyFailedFix: `Try again, or start ${appName} anew. If it stays like this, look whether the disk is sound; the log file has the cause.`,
  beginAnew: 'Begin anew…',
  beginAnewTitle: 'Begin anew on this computer?',
  beginAnewMeans:
    `The accounts and chats of the server on this computer can’t be opened without their key. ${appName} moves them aside, where they stay as they are, and starts empty: you create your account again. If the key turns up, they can be moved back.`,
  moveAside: 'Move aside and begin anew',
  movingAside: 'Moving the data aside',
};

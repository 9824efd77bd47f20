import type { HistoryStatus } from '../../../shared/history.ts';
import { counted } from '../archive/storage-words.ts';
import type { BannerContent } from './banner-content.ts';

/** What is to be said of the history now: what happened, what it means, what to do. */
export function historyBanners({ storage, salvaged }: HistoryStatus): BannerContent[] {
  const banners: BannerContent[] = [];
  const state = ofStorage(storage);
  if (state !== undefined) banners.push(state);
  if (salvaged !== undefined) {
    banners.push({
      id: 'history-salvaged',
      tone: 'info',
      message: `The saved chats on this computer were damaged. ${counted(salvaged.items, 'entry', 'entries')} could be saved; the rest is read from the server again.`,
      dismissable: true,
    });
  }
  return banners;
}

function ofStorage(storage: HistoryStatus['storage']): BannerContent | undefined {
  switch (storage) {
    case 'read_only':
      return {
        id: 'history-full',
        tone: 'warn',
        message: 'The disk is full, so nothing new is kept on this computer. What is here can be read. Free some space; Latchkey then goes on by itself.',
        dismissable: false,
      };
    case 'newer':
      return {
        id: 'history-newer',
        tone: 'warn',
        message: 'A newer Latchkey wrote the saved chats on this computer, so this one leaves them alone and keeps chats until you quit.',
        details: 'Update Latchkey, and they are there again. To go on with this version instead, sign out and choose to erase them here: your chats are then read from the server anew.',
        dismissable: true,
      };
    case 'locked':
      return {
        id: 'history-locked',
        tone: 'warn',
        message: 'The key of the saved chats is not in the keychain now, so they stay closed and chats are kept until you quit.',
        details: 'Unlock the keychain, or allow Latchkey to use it, then try again. Nothing of the saved chats was changed.',
        action: 'retry',
        dismissable: true,
      };
    case 'failed':
      return {
        id: 'history-failed',
        tone: 'warn',
        message: 'The saved chats on this computer couldn’t be opened. Chats are kept until you quit.',
        details: 'Try again, or start Latchkey anew. If it stays like this, look whether the disk is sound; the log file has the cause.',
        action: 'retry',
        dismissable: true,
      };
    default:
      return undefined;
  }
}

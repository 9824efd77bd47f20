import type { HistoryStatus } from '../../../shared/history.ts';
import type { Texts } from '../../../shared/texts/en/texts.ts';
import type { BannerContent } from './banner-content.ts';

/** What is to be said of the history now: what happened, what it means, what to do. */
export function historyBanners({ notices }: Texts, { storage, salvaged }: HistoryStatus): BannerContent[] {
  const banners: BannerContent[] = [];
  const state = ofStorage(notices, storage);
  if (state !== undefined) banners.push(state);
  if (salvaged !== undefined) {
    banners.push({
      id: 'history-salvaged',
      tone: 'info',
      message: notices.historySalvaged(salvaged.items),
      dismissable: true,
    });
  }
  return banners;
}

function ofStorage(notices: Texts['notices'], storage: HistoryStatus['storage']): BannerContent | undefined {
  switch (storage) {
    case 'read_only':
      return {
        id: 'history-full',
        tone: 'warn',
        message: notices.historyFull,
        dismissable: false,
      };
    case 'newer':
      return {
        id: 'history-newer',
        tone: 'warn',
        message: notices.historyNewer,
        details: notices.historyNewerFix,
        dismissable: true,
      };
    case 'locked':
      return {
        id: 'history-locked',
        tone: 'warn',
        message: notices.historyLocked,
        details: notices.historyLockedFix,
        action: 'retry',
        dismissable: true,
      };
    case 'failed':
      return {
        id: 'history-failed',
        tone: 'warn',
        message: notices.historyFailed,
        details: notices.historyFailedFix,
        action: 'retry',
        dismissable: true,
      };
    default:
      return undefined;
  }
}

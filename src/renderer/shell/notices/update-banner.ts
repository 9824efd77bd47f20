import type { Texts } from '../../../shared/texts/en/texts.ts';
import type { UpdateView } from '../../../shared/updates.ts';
import type { BannerContent } from './banner-content.ts';

/** What there is to say about updates; main says it once, until it is put away. */
export function updateBanners({ updates: words }: Texts, view: UpdateView | undefined): BannerContent[] {
  const notice = view?.notice;
  if (notice === undefined) return [];
  const banner = (message: string, more: Partial<BannerContent> = {}): BannerContent[] => [{ id: 'update', tone: 'info', message, dismissable: true, ...more }];
  switch (notice.kind) {
    case 'ready':
      if (view?.state.kind !== 'ready') return [];
      if (view.state.how === 'restart') return banner(words.ready(notice.version), { action: 'restart' });
      return banner(view.state.how === 'command' ? words.readyCommand(notice.version) : words.readyFile(notice.version), { action: 'about' });
    case 'failed':
      return banner(words.notUpdated(words.faults[notice.fault]), { action: 'about' });
    case 'rolledBack':
      return banner(notice.restored ? words.rolledBackRestored(notice.version) : words.rolledBack(notice.version), { tone: 'warn' });
    case 'updated':
      return banner(words.updated(notice.version));
  }
}

import type { VaultInfo } from '../../../shared/auth-state.ts';
import type { ConnectionView } from '../../../shared/desktop-api.ts';
import type { LocalServerView } from '../../../shared/local-server.ts';
import type { HistoryStatus } from '../../../shared/history.ts';
import type { Obstacle } from '../../../shared/network.ts';
import { localLabel } from '../../../shared/connection.ts';
import type { Texts } from '../../../shared/texts/en/texts.ts';
import { told } from '../../../shared/texts/told.ts';
import type { BannerContent } from './banner-content.ts';
import { historyBanners } from './history-banners.ts';
import { updateBanners } from './update-banner.ts';
import type { UpdateView } from '../../../shared/updates.ts';

export interface BannerFacts {
  online: boolean;
  vault: VaultInfo | undefined;
  connection: ConnectionView | undefined;
  history: HistoryStatus | undefined;
  /** The embedded server. */
  server: LocalServerView | undefined;
  /** What stands between this account and its servers. */
  obstacle?: Obstacle | null;
  updates?: UpdateView | undefined;
  hidden: readonly string[];
}

/** @returns what is worth a line now, most pressing first. */
export function listBanners(texts: Texts, { online, vault, connection, history, server, obstacle = null, updates, hidden }: BannerFacts): BannerContent[] {
  const { common, keychain, notices } = texts;
  const banners: BannerContent[] = [];
  const isLocal = connection?.connection.kind === 'local';
  if (connection?.refused !== undefined) {
    banners.push({ id: 'refused', tone: 'warn', message: told(texts, connection.refused), dismissable: false });
  } else if (isLocal && server?.problem !== undefined) {
    banners.push({
      id: 'server',
      tone: 'warn',
      message: common.together([told(texts, server.problem), ...(keepsMessages(history) ? [notices.messagesWait] : [])]),
      ...(server.retryAt !== undefined && { retryAt: server.retryAt }),
      action: server.keyLost === true ? 'begin-anew' : 'retry',
      dismissable: false,
    });
  } else if (!online && obstacle !== null && !isLocal) {
    banners.push(obstacleBanner(texts, connection?.label ?? common.theServer, obstacle, keepsMessages(history)));
  } else if (!online) {
    const place = connection === undefined || connection.label === localLabel ? undefined : connection.label;
    banners.push({
      id: 'offline',
      tone: 'warn',
      message: keepsMessages(history) ? notices.offlineKeeping(place) : notices.offlineReading(place),
      action: 'retry',
      checks: true,
      dismissable: false,
    });
  }
  if (history !== undefined) banners.push(...historyBanners(texts, history));
  if (vault !== undefined && !vault.remembers) {
    const cause = vault.cause ?? 'failed';
    const forgotten = (history?.storage === 'memory' ? keychain.allForgotten : keychain.signInForgotten)[cause];
    banners.push({
      id: 'vault',
      tone: 'info',
      message: isLocal && server?.encrypted === false ? common.together([forgotten, notices.serverInPlain]) : forgotten,
      details: keychain.fix[cause],
      dismissable: true,
    });
  }
  if (history?.storage === 'memory' && vault?.remembers === true) {
    banners.push({
      id: 'history-memory',
      tone: 'info',
      message: notices.chatsInMemory,
      dismissable: true,
    });
  }
  if (connection?.editable === false && connection.managed !== true) {
    banners.push({
      id: 'fixed-connection',
      tone: 'info',
      message: notices.fixedConnection(connection.label === localLabel ? common.thisComputer : connection.label),
      dismissable: true,
    });
  }
  banners.push(...updateBanners(texts, updates));
  return banners.filter((banner) => !banner.dismissable || !hidden.includes(banner.id));
}

function obstacleBanner(texts: Texts, server: string, obstacle: Obstacle, keeps: boolean): BannerContent {
  const { access, common, notices } = texts;
  const said = {
    portal: () => access.offlinePortal(server),
    certificate: () => access.offlineCertificate(server),
    proxy: () => access.offlineProxy(server, obstacle.kind === 'proxy' ? new URL(obstacle.proxy).host : ''),
  }[obstacle.kind]();
  return {
    id: 'offline',
    tone: 'warn',
    message: common.together([said, ...(keeps ? [notices.messagesWait] : [])]),
    ...(obstacle.kind !== 'portal' && { details: told(texts, obstacle.error) }),
    obstacle: obstacle.kind,
    action: 'retry',
    dismissable: false,
  };
}

/** Whether there is a history that what is written can wait in. */
function keepsMessages(history: HistoryStatus | undefined): boolean {
  return history !== undefined && history.storage !== 'closed' && history.storage !== 'read_only';
}

import type { VaultInfo } from '../../../shared/auth-state.ts';
import type { ConnectionView } from '../../../shared/desktop-api.ts';
import type { LocalServerView } from '../../../shared/local-server.ts';
import type { HistoryStatus } from '../../../shared/history.ts';
import { vaultWords } from '../sign-in/vault-words.ts';
import type { BannerContent } from './banner-content.ts';
import { historyBanners } from './history-banners.ts';

export interface BannerFacts {
  online: boolean;
  vault: VaultInfo | undefined;
  connection: ConnectionView | undefined;
  history: HistoryStatus | undefined;
  /** The embedded server. */
  server: LocalServerView | undefined;
  hidden: readonly string[];
}

/** @returns what is worth a line now, most pressing first. */
export function listBanners({ online, vault, connection, history, server, hidden }: BannerFacts): BannerContent[] {
  const banners: BannerContent[] = [];
  const isLocal = connection?.connection.kind === 'local';
  if (isLocal && server?.problem !== undefined) {
    banners.push({
      id: 'server',
      tone: 'warn',
      message: `${server.problem.message} ${keepsMessages(history) ? 'Meanwhile you can read and write; messages wait here.' : ''}`.trim(),
      action: server.keyLost === true ? 'begin-anew' : 'retry',
      dismissable: false,
    });
  } else if (!online) {
    const place = connection === undefined || connection.connection.kind === 'local' ? 'the server on this computer' : connection.label;
    banners.push({
      id: 'offline',
      tone: 'warn',
      message: `Couldn’t reach ${place}. ${keepsMessages(history) ? 'You can read and write; messages are sent when it’s back.' : 'You can read what is open; sending works when it’s back.'}`,
      action: 'retry',
      checks: true,
      dismissable: false,
    });
  }
  if (history !== undefined) banners.push(...historyBanners(history));
  if (vault !== undefined && !vault.remembers) {
    const words = vaultWords[vault.cause ?? 'failed'];
    banners.push({
      id: 'vault',
      tone: 'info',
      message: `${history?.storage === 'memory' ? 'Sign-in and chats' : 'Sign-in'} will not be remembered after you quit, because ${words.because}.${isLocal && server?.encrypted === false ? ' Only the server on this computer keeps its chats, unencrypted in Latchkey’s folder.' : ''}`,
      details: words.fix,
      dismissable: true,
    });
  }
  if (history?.storage === 'memory' && vault?.remembers === true) {
    banners.push({
      id: 'history-memory',
      tone: 'info',
      message: 'Chats are not kept on this computer after you quit, because there is no keychain to protect them with.',
      dismissable: true,
    });
  }
  if (connection?.editable === false) {
    banners.push({
      id: 'fixed-connection',
      tone: 'info',
      message: `This run is connected to ${connection.label}, as set when Latchkey was started.`,
      dismissable: true,
    });
  }
  return banners.filter((banner) => !banner.dismissable || !hidden.includes(banner.id));
}

/** Whether there is a history that what is written can wait in. */
function keepsMessages(history: HistoryStatus | undefined): boolean {
  return history !== undefined && history.storage !== 'closed' && history.storage !== 'read_only';
}

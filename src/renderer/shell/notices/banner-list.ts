import type { VaultInfo } from '../../../shared/auth-state.ts';
import type { ConnectionView } from '../../../shared/desktop-api.ts';
import { vaultWords } from '../sign-in/vault-words.ts';

/** A thin line above the conversation. */
export interface BannerContent {
  id: 'offline' | 'vault' | 'fixed-connection';
  tone: 'warn' | 'info';
  message: string;
  /** Unfolds under the line. */
  details?: string;
  action?: 'retry';
  dismissable: boolean;
}

export interface BannerFacts {
  online: boolean;
  vault: VaultInfo | undefined;
  connection: ConnectionView | undefined;
  hidden: readonly string[];
}

/** @returns what is worth a line now, most pressing first. */
export function listBanners({ online, vault, connection, hidden }: BannerFacts): BannerContent[] {
  const banners: BannerContent[] = [];
  if (!online) {
    const place = connection === undefined || connection.connection.kind === 'local' ? 'the server on this computer' : connection.label;
    banners.push({
      id: 'offline',
      tone: 'warn',
      message: `Couldn’t reach ${place}. You can read what is open; sending works when it’s back.`,
      action: 'retry',
      dismissable: false,
    });
  }
  if (vault !== undefined && !vault.remembers) {
    const words = vaultWords[vault.cause ?? 'failed'];
    banners.push({
      id: 'vault',
      tone: 'info',
      message: `Sign-in will not be remembered after you quit, because ${words.because}.`,
      details: words.fix,
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

import type { Obstacle } from '../../../shared/network.ts';

/** A thin line above the conversation. */
export interface BannerContent {
  id: 'refused' | 'offline' | 'server' | 'vault' | 'fixed-connection' | 'history-full' | 'history-newer' | 'history-locked' | 'history-failed' | 'history-salvaged' | 'history-memory' | 'update';
  tone: 'warn' | 'info';
  message: string;
  /** Unfolds under the line. */
  details?: string;
  /** When it is tried again by itself, in ms since 1970; absent in a server's line: it is being tried now. */
  retryAt?: number;
  action?: 'retry' | 'begin-anew' | 'restart' | 'about';
  /** Offers the checks that say what is in the way. */
  checks?: boolean;
  /** What stands in the way, with the button that leads past it. */
  obstacle?: Obstacle['kind'];
  dismissable: boolean;
}

import { parseDeepLink, type HandedCode } from './deep-link.ts';
import type { Log } from './platform.ts';

export interface DeepLinkEntryDeps {
  /** A code for the sign-in with that state; `false` where no sign-in here has it. */
  onCode(handed: HandedCode): Promise<boolean>;
  onThread(id: string): void;
  log: Log;
}

/**
 * The one way in for links of our scheme: of the command line, of `open-url`, of a second instance. What does not fit, and
 * a sign-in that nobody began here, leaves a line in the log and nothing else.
 */
export function createDeepLinkEntry({ onCode, onThread, log }: DeepLinkEntryDeps): (text: string) => Promise<void> {
  return async (text) => {
    const link = parseDeepLink(text);
    if (link.kind === 'rejected') log.warn('deep_link.rejected', { reason: link.reason });
    else if (link.kind === 'thread') onThread(link.id);
    else if (!(await onCode({ code: link.code, state: link.state }).catch(() => false))) log.warn('deep_link.rejected', { reason: 'unknown_state' });
  };
}

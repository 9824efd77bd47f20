import type { AuthState } from '../../../shared/auth-state.ts';
import type { Texts } from '../../../shared/texts/en/texts.ts';

/** The question that the page answers now, as its title. */
export function pageTitle({ diagnostics }: Texts, status: AuthState['status']): string {
  switch (status) {
    case 'signed_out':
      return diagnostics.whySignedOut;
    case 'session_unreachable':
      return diagnostics.whyUnread;
    default:
      return diagnostics.title;
  }
}

import type { AuthState } from '../../../shared/auth-state.ts';

/** The question that the page answers now, as its title. */
export function pageTitle(status: AuthState['status']): string {
  switch (status) {
    case 'signed_out':
      return 'Why am I signed out?';
    case 'session_unreachable':
      return 'Why can’t my sign-in be read?';
    default:
      return 'Connection & sign-in';
  }
}

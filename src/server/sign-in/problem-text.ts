import type { SignInTexts } from './languages.ts';

/** What Better Auth's codes mean to the person at the page. @param provider name of who was asked */
export function problemText({ problems }: SignInTexts, code: string | undefined, status: number, provider: string): string {
  if (code === 'ACCOUNT_TEMPORARILY_LOCKED') return problems.locked;
  if (status === 429) return problems.tooMany;
  switch (code?.toLowerCase()) {
    case 'invalid_email_or_password':
    case 'user_not_found':
    case 'invalid_email':
    case 'validation_error':
      return problems.credentials;
    case 'email_not_verified':
      return problems.unconfirmed;
    case 'invalid_code':
      // Better Auth's word both for a wrong one-time code and for a provider that would not take the code it gave.
      return provider === '' ? problems.wrongCode : problems.refused(provider);
    case 'invalid_backup_code':
      return problems.wrongRecovery;
    case 'invalid_two_factor_cookie':
    case 'too_many_attempts_request_new_code':
      return problems.codeTooLate;
    case 'access_denied':
    case 'login_required':
    case 'consent_required':
    case 'interaction_required':
      return problems.cancelled(provider);
    case 'provider_not_found':
    case 'oauth_provider_not_found':
    case 'temporarily_unavailable':
    case 'server_error':
      return problems.unreachable(provider);
    case 'unable_to_get_user_info':
    case 'issuer_mismatch':
    case 'nonce_binding_missing':
      return problems.refused(provider);
    case 'email_not_found':
    case 'email_is_missing':
      return problems.noEmail(provider);
    case 'account_not_linked':
    case 'unable_to_link_account':
      return problems.otherAccount;
    case 'signup_disabled':
    case 'sign_up_disabled':
    case 'new_user_signup_disabled':
      return problems.noSignUp;
    case 'state_mismatch':
    case 'state_not_found':
    case 'state_invalid':
    case 'please_restart_the_process':
      return problems.expired;
    case 'invalid_token':
      return problems.link;
    default:
      return problems.unknown;
  }
}

/** Every sentence of the pages that a browser shows. */
export const texts = {
  lang: 'en',
  signIn: 'Sign in to Latchkey',
  openedByHand: 'This page belongs to a sign-in that the app begins. Open Latchkey and choose a way to sign in there.',
  email: 'E-mail',
  password: 'Password',
  signInButton: 'Sign in',
  or: 'or',
  continueWith: (name: string): string => `Continue with ${name}`,
  code: 'Enter your code',
  codeHint: 'The six digits that your authenticator app shows now.',
  recoveryHint: 'One of the recovery codes that you kept when you set this up. Each works once.',
  codeLabel: 'Code',
  recoveryLabel: 'Recovery code',
  useRecovery: 'Use a recovery code',
  useAuthenticator: 'Use the authenticator app',
  trust: 'Don’t ask again on this browser for 30 days',
  confirmButton: 'Continue',
  done: 'You can go back to Latchkey',
  doneText: 'The sign-in goes on there. If nothing happens, open it with this button.',
  openApp: 'Open Latchkey',
  pasteText: 'If that doesn’t work either, choose “Paste a code” in Latchkey and give it this:',
  device: 'Let Latchkey sign in?',
  deviceText: 'Latchkey on another device asks to sign in as you. Go on only if it shows this code, and if you began that yourself.',
  deviceAsk: 'Sign in on another device',
  deviceAskText: 'Enter the code that Latchkey shows.',
  deviceCode: 'Code on the device',
  allow: 'Sign it in',
  deny: 'Don’t sign it in',
  allowed: 'Done. Latchkey on the other device is signed in in a moment; you can close this page.',
  denied: 'Latchkey on the other device was not signed in. You can close this page.',
  usePasskey: 'Use a passkey',
  passkeys: 'Your passkeys',
  passkeysText: 'With a passkey you sign in with your fingerprint, your face or the lock of your device, and nobody can make you type it elsewhere.',
  noPasskeys: 'There are none yet.',
  addPasskey: 'Add a passkey',
  removePasskey: (name: string): string => `Remove ${name}`,
  passkeyName: (date: string): string => `Passkey of ${date}`,
  passkeyWaiting: 'Your browser asks for your passkey.',
  passkeyFailed: 'No passkey was used. Try again, or sign in another way.',
  passkeyExists: 'The passkey was not added. This device may have one for you already.',
  passkeyUnknown: 'This browser has no passkeys. Use another one, or sign in another way.',
  otherWay: 'Sign in another way',
  leave: 'Done',
  left: 'You can close this page.',
  reset: 'Choose a new password',
  newPassword: 'New password',
  newPasswordHint: 'At least 8 characters',
  resetButton: 'Save the new password',
  resetDone: 'Your new password is set. Go back to Latchkey and sign in with it. Everywhere else you were signed in, you are signed out now.',
  confirmed: 'E-mail address confirmed',
  confirmedText: 'Thank you. Go back to Latchkey and sign in.',
  tryAgain: 'Try again',
  attemptsLeft: (count: number): string => (count === 1 ? 'One attempt is left.' : `${count} attempts are left.`),
  problems: {
    credentials: 'This e-mail and password don’t match an account. Check both and try again.',
    unconfirmed: 'This address is not confirmed yet. Open the link in the message you were sent, then sign in.',
    wrongCode: 'This code is not right. Wait for the next one, and check that the clock of your phone is right.',
    wrongRecovery: 'This recovery code is not right, or was used before.',
    codeTooLate: 'The time for the code has passed, or there were too many wrong ones. Sign in again.',
    locked: 'There were too many wrong codes for this account. Wait 15 minutes, then sign in again.',
    tooMany: 'Too many attempts. Wait a minute, then try again.',
    cancelled: (name: string): string => `You were not signed in at ${name}. Try again, or choose another way.`,
    unreachable: (name: string): string => `${name} can’t be reached now. Try again in a moment, or ask your administrator whether it is down.`,
    refused: (name: string): string => `${name} did not confirm who you are. Try again; if that doesn’t help, tell your administrator.`,
    noEmail: (name: string): string => `${name} did not say what your e-mail address is, and it is needed here. Ask your administrator.`,
    otherAccount: 'There is an account with this e-mail address already, with another way to sign in. Use that one.',
    noSignUp: 'There is no account for you on this server. Ask its administrator for one.',
    expired: 'This sign-in took too long. Begin again in Latchkey.',
    link: 'This link was used before, or is too old. Ask for a new one in Latchkey.',
    resetLink: 'This link was used before, or is too old. Choose “Forgot password?” in Latchkey to get a new one.',
    weak: 'This password is too short, or too long. Use 8 to 128 characters.',
    deviceCode: 'No device waits with this code. Check it; codes are good for ten minutes, and Latchkey can show a new one.',
    deviceOther: 'This code belongs to somebody else’s sign-in. Ask Latchkey for a new one.',
    foreign: 'This request did not come from this page. Begin again in Latchkey.',
    unknown: 'This did not work. Begin again in Latchkey; if it happens again, tell your administrator.',
  },
} as const;

/** What Better Auth's codes mean to the person at the page. @param provider name of who was asked */
export function problemText(code: string | undefined, status: number, provider: string): string {
  const { problems } = texts;
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

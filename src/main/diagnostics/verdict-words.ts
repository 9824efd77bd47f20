import type { Verdict } from '../../shared/diagnostics.ts';
import { texts } from '../../shared/texts/en/texts.ts';

const { verdicts } = texts;

/** Every verdict there is, as the catalogue has words for it; support may rely on the names. */
export type VerdictCode = keyof typeof verdicts;

/** What happened and what to do, for each verdict; in English, which pages put into their language by the code. */
export const verdictWords: Readonly<Record<VerdictCode, Omit<Verdict, 'code'>>> = {
  starting: { ...verdicts.starting, tone: 'info' },
  signing_in: { ...verdicts.signing_in, tone: 'info' },
  fine: { ...verdicts.fine, tone: 'ok' },
  offline: { ...verdicts.offline, tone: 'warn' },
  auth_unreachable: { ...verdicts.auth_unreachable, action: 'retry', tone: 'warn' },
  chat_unreachable: { ...verdicts.chat_unreachable, action: 'retry', tone: 'warn' },
  connecting: { ...verdicts.connecting, action: 'retry', tone: 'info' },
  token_refused: { ...verdicts.token_refused, action: 'connection', tone: 'warn' },
  token_unusable: { ...verdicts.token_unusable, action: 'connection', tone: 'warn' },
  clock_jumped: { ...verdicts.clock_jumped, action: 'retry', tone: 'warn' },
  not_remembered: { ...verdicts.not_remembered, tone: 'warn' },
  not_stored: { ...verdicts.not_stored, action: 'retry', tone: 'warn' },
  keychain_locked: { ...verdicts.keychain_locked, action: 'retry', tone: 'warn' },
  keychain_denied: { ...verdicts.keychain_denied, action: 'retry', tone: 'warn' },
  keychain_missing: { ...verdicts.keychain_missing, action: 'retry', tone: 'warn' },
  keychain_replaced: { ...verdicts.keychain_replaced, action: 'sign_in', tone: 'warn' },
  keychain_unreadable: { ...verdicts.keychain_unreadable, action: 'retry', tone: 'warn' },
  keychain_failed: { ...verdicts.keychain_failed, action: 'retry', tone: 'warn' },
  keychain_emptied: { ...verdicts.keychain_emptied, action: 'sign_in', tone: 'warn' },
  keychain_switched: { ...verdicts.keychain_switched, action: 'sign_in', tone: 'warn' },
  keychain_away: { ...verdicts.keychain_away, action: 'sign_in', tone: 'warn' },
  not_kept: { ...verdicts.not_kept, action: 'sign_in', tone: 'warn' },
  signed_out_here: { ...verdicts.signed_out_here, action: 'sign_in', tone: 'info' },
  signed_out_here_untold: { ...verdicts.signed_out_here_untold, action: 'sign_in', tone: 'info' },
  session_ended: { ...verdicts.session_ended, action: 'sign_in', tone: 'warn' },
  session_revoked: { ...verdicts.session_revoked, action: 'sign_in', tone: 'warn' },
  session_expired: { ...verdicts.session_expired, action: 'sign_in', tone: 'info' },
  password_changed: { ...verdicts.password_changed, action: 'sign_in', tone: 'warn' },
  account_banned: { ...verdicts.account_banned, tone: 'warn' },
  account_deleted: { ...verdicts.account_deleted, action: 'sign_in', tone: 'warn' },
  connection_changed: { ...verdicts.connection_changed, action: 'sign_in', tone: 'info' },
  never_signed_in: { ...verdicts.never_signed_in, action: 'sign_in', tone: 'info' },
  sign_in_failed: { ...verdicts.sign_in_failed, action: 'sign_in', tone: 'warn' },
};

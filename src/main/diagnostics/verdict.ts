import type { AuthState, SignedOutReason, VaultInfo } from '../../shared/auth-state.ts';
import type { TimelineEntry, TimelineKind, Verdict } from '../../shared/diagnostics.ts';
import { verdictWords, type VerdictCode } from './verdict-words.ts';

/** What is true now, beside what happened. */
export interface VerdictState {
  auth: AuthState;
  vault: VaultInfo;
  /** Milliseconds since 1970. */
  now: number;
}

/** How long a refused token or a jumped clock is still the story. */
const recentMs = 30 * 60_000;
/** A clock that moves by less is being kept right, not wrong. */
const jumpMs = 60_000;

/**
 * Why somebody is signed out, or that nobody is, in plain words. Judged by the state; the timeline only says why.
 * @param entries newest first
 */
export function verdict(entries: readonly TimelineEntry[], state: VerdictState): Verdict {
  const code = codeOf(entries.filter(isOfSession), state);
  return { code, ...verdictWords[code] };
}

/** The keychain holds other things of this app too, which sign nobody in or out. */
function isOfSession({ kind, detail }: TimelineEntry): boolean {
  return !kind.startsWith('vault.') || detail?.['entry'] === undefined || detail['entry'] === 'session';
}

function codeOf(entries: readonly TimelineEntry[], state: VerdictState): VerdictCode {
  const { auth } = state;
  switch (auth.status) {
    case 'starting':
      return 'starting';
    case 'signing_in':
      return 'signing_in';
    case 'session_unreachable':
      return `keychain_${auth.cause}`;
    case 'signed_in':
      return signedIn(entries, state, auth.online);
    case 'signed_out':
      return signedOut(entries, state, auth.reason);
  }
}

function signedIn(entries: readonly TimelineEntry[], { vault, now }: VerdictState, online: boolean): VerdictCode {
  const isRecent = (entry: TimelineEntry): boolean => Math.abs(now - entry.at) <= recentMs;
  const jumped = entries.find((entry) => isWrongClock(entry, entries));
  const clock = jumped !== undefined && isRecent(jumped);
  if (!online) return cutOff(entries, clock);
  const failed = newest(entries, ['token.failed', 'token.minted']);
  if (failed?.kind === 'token.failed' && /^token\.(unsafe|missing_plugin)$/.test(String(failed.detail?.['code']))) return 'token_unusable';
  // A first refusal is answered with a fresh token; only when that is refused too something is wrong.
  const judged = entries.filter(({ kind, detail }) => kind !== 'token.refused' || detail?.['attempts'] !== 1);
  const refused = newest(judged, ['token.refused', 'token.accepted', 'sign_in.succeeded', 'connection.changed']);
  if (refused?.kind === 'token.refused' && isRecent(refused)) return clock ? 'clock_jumped' : 'token_refused';
  if (!vault.remembers) return 'not_remembered';
  if (newest(entries, ['vault.wrote', 'vault.write_failed'])?.kind === 'vault.write_failed') return 'not_stored';
  return clock ? 'clock_jumped' : 'fine';
}

/** Signed in, and out of reach of one server or the other, or of any. */
function cutOff(entries: readonly TimelineEntry[], clock: boolean): VerdictCode {
  const reach = entries.filter(({ kind }) => kind === 'network.lost' || kind === 'network.back');
  const auth = reach.find(({ detail }) => detail?.['by'] !== 'chat');
  const chat = reach.find(({ detail }) => detail?.['by'] === 'chat');
  if (auth?.kind === 'network.lost' && auth.detail?.['by'] === 'system') return 'offline';
  if (clock) return 'clock_jumped';
  // Nothing was noted against the sign-in server: what is out of reach is the other one.
  const silent = newest(entries, ['token.minted', 'session.checked', 'sign_in.succeeded', 'session.restored', 'token.failed', 'session.check_failed', 'network.lost']);
  if (chat?.kind === 'network.lost' && auth?.kind !== 'network.lost') return 'chat_unreachable';
  return silent?.kind === 'session.restored' ? 'connecting' : 'auth_unreachable';
}

/** A clock that jumps ahead when the computer wakes up has only slept. */
function isWrongClock({ kind, detail, at }: TimelineEntry, entries: readonly TimelineEntry[]): boolean {
  if (kind !== 'clock.jumped') return false;
  const by = numberOf(detail?.['jumpMs'] ?? detail?.['ms']) ?? jumpMs;
  if (Math.abs(by) < jumpMs) return false;
  return by < 0 || !entries.some((other) => other.kind === 'system.woke' && Math.abs(other.at - at) <= jumpMs);
}

/** Lines that settle whether somebody is signed in. */
const settling: readonly TimelineKind[] = ['sign_in.succeeded', 'session.restored', 'sign_out.chosen', 'session.ended', 'connection.changed'];

function signedOut(entries: readonly TimelineEntry[], state: VerdictState, reason: SignedOutReason | undefined): VerdictCode {
  if (reason === 'connection_changed') return 'connection_changed';
  if (reason === 'signed_out_here') return signedOutHere(entries);
  if (reason === 'session_ended') return sessionEnded(entries);
  // Nobody is signed in since the start: the last run's lines say why.
  const settled = newest(entries, settling);
  switch (settled?.kind) {
    case undefined:
      return newest(entries, ['sign_in.failed']) === undefined ? 'never_signed_in' : (refusedSignIn(entries) ?? 'sign_in_failed');
    case 'sign_out.chosen':
      return signedOutHere(entries);
    case 'session.ended':
      return sessionEnded(entries);
    case 'connection.changed':
      return 'connection_changed';
    default:
      return lostByRestart(entries, state);
  }
}

function signedOutHere(entries: readonly TimelineEntry[]): VerdictCode {
  const told = newest(entries, ['sign_out.chosen', 'sign_out.revoked', 'sign_out.revoke_failed']);
  return told?.kind === 'sign_out.revoke_failed' ? 'signed_out_here_untold' : 'signed_out_here';
}

const endings: Readonly<Record<string, VerdictCode>> = {
  revoked: 'session_revoked',
  expired: 'session_expired',
  SESSION_EXPIRED: 'session_expired',
  password_changed: 'password_changed',
  banned: 'account_banned',
  BANNED_USER: 'account_banned',
  USER_BANNED: 'account_banned',
  deleted: 'account_deleted',
  USER_NOT_FOUND: 'account_deleted',
};

function sessionEnded(entries: readonly TimelineEntry[]): VerdictCode {
  // Servers say nothing when they end a session, and may say it to who signs in again.
  const again = refusedSignIn(entries);
  if (again !== undefined) return again;
  const detail = newest(entries, ['session.ended'])?.detail;
  const told = [detail?.['cause'], detail?.['reason'], detail?.['code']].map((word) => endings[String(word)]);
  return told.find((code) => code !== undefined) ?? 'session_ended';
}

/** What the server said to the newest attempt to sign in, if it was the account that it refused. */
function refusedSignIn(entries: readonly TimelineEntry[]): VerdictCode | undefined {
  const tried = newest(entries, ['sign_in.failed', ...settling]);
  return tried?.kind === 'sign_in.failed' ? endings[String(tried.detail?.['reason'])] : undefined;
}

/** Somebody was signed in when the app last ran, nothing ended it, and now the vault has nothing. */
function lostByRestart(entries: readonly TimelineEntry[], { vault }: VerdictState): VerdictCode {
  // Only what became of that sign-in counts, and the vault of the run in which it happened, told when that run began.
  const at = entries.findIndex(({ kind }) => kind === 'sign_in.succeeded');
  const since = at === -1 ? entries : entries.slice(0, at);
  const wrote = newest(since, ['vault.wrote', 'vault.write_failed']);
  const ready = newest(at === -1 ? entries : entries.slice(at), ['vault.ready']);
  if (wrote === undefined ? forgets(ready) : wrote.kind === 'vault.write_failed' || forgets(wrote)) return 'not_kept';
  if (newest(since, ['vault.switched']) !== undefined) return 'keychain_switched';
  // A vault that forgets hides what the keychain of the last run has.
  return vault.remembers ? 'keychain_emptied' : 'keychain_away';
}

function forgets(entry: TimelineEntry | undefined): boolean {
  return entry?.detail?.['kind'] === 'memory' || entry?.detail?.['remembers'] === false;
}

/** The newest line of these kinds. */
function newest(entries: readonly TimelineEntry[], kinds: readonly TimelineKind[]): TimelineEntry | undefined {
  return entries.find(({ kind }) => kinds.includes(kind));
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

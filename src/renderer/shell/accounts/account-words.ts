import type { WorkspaceView } from '../../../shared/desktop-api.ts';
import type { Texts } from '../../../shared/texts/en/texts.ts';

/** What an account is called in a list. */
export function accountName({ accounts }: Texts, { user, status }: Pick<WorkspaceView, 'user' | 'status'>): string {
  if (user !== undefined) return user.name === '' ? user.email : user.name;
  return status === 'session_unreachable' ? accounts.unreadable : accounts.nobody;
}

/** What there is to know beside the name: nothing where all is well. */
export function accountState({ accounts }: Texts, { user, status, queued }: Pick<WorkspaceView, 'user' | 'status' | 'queued'>): string {
  const states: Partial<Record<WorkspaceView['status'], string>> = { signing_in: accounts.signingIn, session_unreachable: accounts.noAnswer };
  const state = status === 'signed_out' && user !== undefined ? accounts.signedOut : states[status];
  return [state, queued > 0 ? accounts.waiting(queued) : undefined].filter((part) => part !== undefined).join(' · ');
}

/** What another account wants of a person, for a mark beside this one; nothing where all is well. */
export function attention(texts: Texts, all: readonly WorkspaceView[]): string | undefined {
  const { accounts } = texts;
  const others = all.filter(({ current, status, ended }) => !current && (ended === true || status === 'session_unreachable'));
  const [first] = others;
  if (first === undefined) return undefined;
  if (others.length > 1) return accounts.othersNeedYou(others.length);
  return first.ended === true ? accounts.wasSignedOut(accountName(texts, first)) : accounts.otherUnread;
}

/** First letter of a name; whole graphemes, so that no emoji or accent is cut in half. */
export function initialOf(name: string): string {
  const [first] = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(name.trim());
  return (first?.segment ?? '?').toLocaleUpperCase();
}

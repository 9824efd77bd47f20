import type { WorkspaceView } from '../../../shared/desktop-api.ts';

const messages = new Intl.PluralRules('en');

/** "1 message", "3 messages". */
export function countMessages(count: number): string {
  return `${new Intl.NumberFormat('en').format(count)} ${messages.select(count) === 'one' ? 'message' : 'messages'}`;
}

/** What an account is called in a list. */
export function accountName({ user, status }: Pick<WorkspaceView, 'user' | 'status'>): string {
  if (user !== undefined) return user.name === '' ? user.email : user.name;
  return status === 'session_unreachable' ? 'Can’t be read' : 'Nobody signed in';
}

const states: Partial<Record<WorkspaceView['status'], string>> = {
  signing_in: 'Signing in',
  session_unreachable: 'Keychain gives no answer',
};

/** What there is to know beside the name: nothing where all is well. */
export function accountState({ user, status, queued }: Pick<WorkspaceView, 'user' | 'status' | 'queued'>): string {
  const state = status === 'signed_out' && user !== undefined ? 'Signed out' : states[status];
  return [state, queued > 0 ? `${countMessages(queued)} waiting` : undefined].filter((part) => part !== undefined).join(' · ');
}

/** What another account wants of a person, for a mark beside this one; nothing where all is well. */
export function attention(accounts: readonly WorkspaceView[]): string | undefined {
  const others = accounts.filter(({ current, status, ended }) => !current && (ended === true || status === 'session_unreachable'));
  const [first] = others;
  if (first === undefined) return undefined;
  if (others.length > 1) return `${new Intl.NumberFormat('en').format(others.length)} other accounts need you.`;
  return first.ended === true ? `${accountName(first)} was signed out.` : 'The keychain gives no answer for another account.';
}

/** First letter of a name; whole graphemes, so that no emoji or accent is cut in half. */
export function initialOf(name: string): string {
  const [first] = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(name.trim());
  return (first?.segment ?? '?').toLocaleUpperCase();
}

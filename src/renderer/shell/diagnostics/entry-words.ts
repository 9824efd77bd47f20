import type { TimelineEntry, TimelineKind } from '../../../shared/diagnostics.ts';

/** One line of the timeline for a person. */
export interface EntryWords {
  text: string;
  /** Something that can sign somebody out, keep them out, or stand in the way. */
  problem: boolean;
  /** Codes and statuses, as support knows them. */
  codes: readonly string[];
}

type Detail = NonNullable<TimelineEntry['detail']>;

interface Wording {
  text: string | ((detail: Detail) => string);
  problem?: true | ((detail: Detail) => boolean);
}

const vaultName = ({ kind }: Detail): string => (kind === 'memory' ? 'memory' : kind === 'safe-storage' ? 'Latchkey’s encrypted store' : 'the system’s keychain');

const entryName: Readonly<Record<string, string>> = {
  session: 'your sign-in',
  history: 'the key of your chats',
  'model-key': 'the key of the model',
  outbox: 'the key of waiting messages',
  server: 'the key of the embedded server',
  revoke: 'a sign-out that the server is to be told of',
};
const entry = ({ entry: name }: Detail): string => entryName[String(name)] ?? 'an entry';

const vaultCauses: Readonly<Record<string, string>> = {
  missing: 'there is none on this system',
  locked: 'it is locked',
  denied: 'it refused access',
  replaced: 'what was there is gone',
  unreadable: 'what it holds can’t be read',
  failed: 'it reported a fault',
};
const because = ({ cause }: Detail): string => (vaultCauses[String(cause)] === undefined ? '' : `: ${vaultCauses[String(cause)]}`);

const endings: Readonly<Record<string, string>> = {
  revoked: 'The server ended your session before it had run out',
  expired: 'Your session ran out',
  password_changed: 'The server ended your session: the password was changed',
  banned: 'The server ended your session: the account is blocked',
  deleted: 'The server ended your session: the account is gone',
};

const failures: Readonly<Record<string, string>> = {
  'auth.invalid_credentials': 'e-mail and password did not match',
  'auth.email_taken': 'there is an account with this e-mail already',
  'auth.weak_password': 'the password was too weak',
  'auth.rate_limited': 'too many attempts',
  'auth.rejected': 'the server refused',
  'auth.unreachable': 'the sign-in server gave no answer',
  'auth.not_better_auth': 'something else answered in place of the sign-in server',
  'auth.already_here': 'the account is signed in here already',
  'auth.signed_out': 'the session was over',
  'network.unreachable': 'no connection',
  'network.timeout': 'no answer in time',
  'token.missing_plugin': 'the sign-in server gives out no tokens',
  'token.unsafe': 'the token can’t be checked by a chat server',
  'server.failed': 'the server on this computer did not start',
};
const why = ({ code }: Detail): string => (failures[String(code)] === undefined ? '' : `: ${failures[String(code)]}`);

const wordings: Readonly<Record<TimelineKind, Wording>> = {
  'app.started': { text: ({ version }) => `Latchkey ${version === undefined ? '' : `${version} `}started` },
  'app.updated': { text: ({ from, to }) => `Latchkey went from version ${from ?? 'unknown'} to ${to ?? 'unknown'}` },
  'app.stopped': { text: 'Latchkey quit' },
  'app.crashed': { text: 'Latchkey ended without quitting the time before: a crash, a power cut or a forced end', problem: true },
  'sign_in.succeeded': { text: ({ trigger }) => (trigger === 'sign_up' ? 'You created an account and signed in' : 'You signed in') },
  'sign_in.failed': { text: (detail) => `${detail['trigger'] === 'sign_up' ? 'Creating an account' : 'Signing in'} didn’t work${why(detail)}`, problem: true },
  'sign_out.chosen': { text: ({ by }) => (by === 'switch' ? 'This account was removed here' : 'You signed out here') },
  'sign_out.revoked': { text: ({ later }) => (later === true ? 'The server was told of your sign-out, later' : 'The server was told of your sign-out') },
  'sign_out.revoke_failed': {
    text: (detail) => `The server could not be told of your sign-out${why(detail)}${detail['later'] === true ? '; Latchkey tries again' : ''}`,
    problem: true,
  },
  'session.restored': { text: 'Your sign-in was read from the keychain' },
  'session.checked': { text: 'The server confirmed your session' },
  'session.check_failed': { text: (detail) => `The server could not confirm your session${why(detail)}`, problem: true },
  'session.ended': { text: ({ cause }) => endings[String(cause)] ?? 'The server ended your session', problem: true },
  'session.refreshed': { text: 'The server extended your session' },
  'token.minted': { text: 'The sign-in server gave a token for the chat server' },
  'token.failed': { text: (detail) => `No token for the chat server${why(detail)}`, problem: true },
  'token.refused': { text: ({ attempts }) => (attempts === 2 ? 'The chat server refused a fresh token too' : 'The chat server refused a token, so a new one was asked for'), problem: ({ attempts }) => attempts !== 1 },
  'token.accepted': { text: 'The chat server takes the token again' },
  'vault.ready': { text: (detail) => `Sign-ins are kept in ${vaultName(detail)}` },
  'vault.unavailable': { text: (detail) => `The keychain could not be used${because(detail)}`, problem: true },
  'vault.wrote': { text: (detail) => `${capital(entry(detail))} was saved in ${vaultName(detail)}` },
  'vault.write_failed': { text: (detail) => `${capital(entry(detail))} could not be saved in ${vaultName(detail)}${because(detail)}`, problem: true },
  'vault.unreadable': { text: (detail) => `${capital(entry(detail))} could not be read from ${vaultName(detail)}; it was left as it is`, problem: true },
  'vault.switched': { text: ({ from, to }) => `What Latchkey keeps moved from ${vaultName({ kind: from ?? '' })} to ${vaultName({ kind: to ?? '' })}` },
  'clock.jumped': {
    text: ({ jumpMs }) =>
      typeof jumpMs !== 'number'
        ? 'The clock of this computer jumped'
        : jumpMs > 0
          ? `The clock went ahead by ${inWords(jumpMs)}: this computer slept, or the clock was set`
          : `The clock was set back by ${inWords(-jumpMs)}`,
    problem: ({ jumpMs }) => typeof jumpMs !== 'number' || jumpMs < -60_000,
  },
  'system.woke': { text: 'The computer woke up' },
  'network.lost': { text: ({ by }) => (by === 'auth' ? 'The sign-in server could not be reached' : by === 'chat' ? 'The chat server could not be reached' : 'This computer lost its network'), problem: true },
  'network.back': { text: ({ by }) => (by === 'chat' ? 'The chat server could be reached again' : 'The sign-in server could be reached again') },
  'connection.changed': { text: ({ to }) => (to === 'local' ? 'Latchkey was pointed at the server on this computer' : 'Latchkey was pointed at another server') },
};

/** What is said in the sentence already, or only to machines, is no code to show. */
const codeKeys = ['code', 'status', 'cause', 'reason'] as const;

/** What happened, in one sentence without its full stop, and the codes that go with it. */
export function entryWords({ kind, detail = {} }: TimelineEntry): EntryWords {
  const { text, problem = false } = wordings[kind];
  return {
    text: typeof text === 'string' ? text : text(detail),
    problem: typeof problem === 'function' ? problem(detail) : problem,
    codes: codeKeys.flatMap((key) => (detail[key] === undefined || detail[key] === 'unknown' ? [] : [key === 'status' ? `HTTP ${detail[key]}` : String(detail[key])])),
  };
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** `5 minutes`, `40 seconds`, `3 hours`. */
function inWords(ms: number): string {
  const [value, unit] = ms < 90_000 ? [ms / 1_000, 'second'] : ms < 5_400_000 ? [ms / 60_000, 'minute'] : ms < 172_800_000 ? [ms / 3_600_000, 'hour'] : [ms / 86_400_000, 'day'];
  return new Intl.NumberFormat('en', { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 }).format(value);
}

import type { TimelineEntry, TimelineKind } from '../../../shared/diagnostics.ts';
import type { Texts } from '../../../shared/texts/en/texts.ts';
import type { Words } from '../state/language.ts';

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
  text: (texts: Texts['timeline'], detail: Detail, tag: string) => string;
  problem?: true | ((detail: Detail) => boolean);
}

/** One of the words of a list, by a code that may be of another version. */
function oneOf(list: Readonly<Record<string, string>>, code: unknown): string | undefined {
  return Object.hasOwn(list, String(code)) ? list[String(code)] : undefined;
}

const place = ({ places }: Texts['timeline'], kind: unknown): string => (kind === 'memory' ? places.memory : kind === 'safe-storage' ? places.own : places.keychain);
const entry = ({ entries }: Texts['timeline'], { entry: name }: Detail): string => oneOf(entries, name) ?? entries.other;

function withReason({ because }: Texts['timeline'], phrase: string, reason: string | undefined): string {
  return reason === undefined ? phrase : because(phrase, reason);
}

/** Why something could not be done, by the code of the error. */
const why = (texts: Texts['timeline'], phrase: string, { code }: Detail): string => withReason(texts, phrase, oneOf(texts.failures, code));
/** Why the keychain could not be used. */
const cause = (texts: Texts['timeline'], phrase: string, detail: Detail): string => withReason(texts, phrase, oneOf(texts.keychainCauses, detail['cause']));

const wordings: Readonly<Record<TimelineKind, Wording>> = {
  'app.started': { text: (texts, { version }) => (version === undefined ? texts.started : texts.startedVersion(String(version))) },
  'app.updated': { text: (texts, { from, to }) => texts.updated(String(from ?? texts.unknownVersion), String(to ?? texts.unknownVersion)) },
  'app.stopped': { text: ({ quit }) => quit },
  'app.crashed': { text: ({ crashed }) => crashed, problem: true },
  'sign_in.succeeded': { text: (texts, { trigger }) => (trigger === 'sign_up' ? texts.signedUp : texts.signedIn) },
  'sign_in.failed': { text: (texts, detail) => why(texts, detail['trigger'] === 'sign_up' ? texts.signUpFailed : texts.signInFailed, detail), problem: true },
  'sign_out.chosen': { text: (texts, { by }) => (by === 'switch' ? texts.removed : texts.signedOut) },
  'sign_out.revoked': { text: (texts, { later }) => (later === true ? texts.toldLater : texts.told) },
  'sign_out.revoke_failed': {
    text(texts, detail) {
      const phrase = why(texts, texts.notTold, detail);
      return detail['later'] === true ? texts.triesAgain(phrase) : phrase;
    },
    problem: true,
  },
  'session.restored': { text: ({ restored }) => restored },
  'session.checked': { text: ({ checked }) => checked },
  'session.check_failed': { text: (texts, detail) => why(texts, texts.checkFailed, detail), problem: true },
  'session.ended': { text: (texts, detail) => oneOf(texts.endedBy, detail['cause']) ?? texts.ended, problem: true },
  'session.refreshed': { text: ({ refreshed }) => refreshed },
  'token.minted': { text: ({ tokenGiven }) => tokenGiven },
  'token.failed': { text: (texts, detail) => why(texts, texts.tokenFailed, detail), problem: true },
  'token.refused': { text: (texts, { attempts }) => (attempts === 2 ? texts.tokenRefusedAgain : texts.tokenRefused), problem: ({ attempts }) => attempts !== 1 },
  'token.accepted': { text: ({ tokenAccepted }) => tokenAccepted },
  'vault.ready': { text: (texts, { kind }) => texts.keptIn(place(texts, kind)) },
  'vault.unavailable': { text: (texts, detail) => cause(texts, texts.keychainUnusable, detail), problem: true },
  'vault.wrote': { text: (texts, detail) => texts.saved(entry(texts, detail), place(texts, detail['kind'])) },
  'vault.write_failed': { text: (texts, detail) => cause(texts, texts.saveFailed(entry(texts, detail), place(texts, detail['kind'])), detail), problem: true },
  'vault.unreadable': { text: (texts, detail) => texts.unreadable(entry(texts, detail), place(texts, detail['kind'])), problem: true },
  'vault.switched': { text: (texts, { from, to }) => texts.moved(place(texts, from), place(texts, to)) },
  'clock.jumped': {
    text(texts, { jumpMs }, tag) {
      if (typeof jumpMs !== 'number') return texts.clockJumped;
      return jumpMs > 0 ? texts.clockAhead(inWords(tag, jumpMs)) : texts.clockBack(inWords(tag, -jumpMs));
    },
    problem: ({ jumpMs }) => typeof jumpMs !== 'number' || jumpMs < -60_000,
  },
  'system.woke': { text: ({ woke }) => woke },
  'network.lost': { text: (texts, { by }) => (by === 'auth' ? texts.lostAuth : by === 'chat' ? texts.lostChat : texts.lostNetwork), problem: true },
  'network.back': { text: (texts, { by }) => (by === 'chat' ? texts.backChat : texts.backAuth) },
  'connection.changed': { text: (texts, { to }) => (to === 'local' ? texts.toLocal : texts.toOther) },
};

/** What is said in the sentence already, or only to machines, is no code to show. */
const codeKeys = ['code', 'status', 'cause', 'reason'] as const;

/** What happened, in one sentence without its full stop, and the codes that go with it. */
export function entryWords({ texts, tag }: Pick<Words, 'texts' | 'tag'>, { kind, detail = {} }: TimelineEntry): EntryWords {
  const { text, problem = false } = wordings[kind];
  return {
    text: text(texts.timeline, detail, tag),
    problem: typeof problem === 'function' ? problem(detail) : problem,
    codes: codeKeys.flatMap((key) => (detail[key] === undefined || detail[key] === 'unknown' ? [] : [key === 'status' ? `HTTP ${detail[key]}` : String(detail[key])])),
  };
}

/** `5 minutes`, `40 seconds`, `3 hours`. */
function inWords(tag: string, ms: number): string {
  const [value, unit] = ms < 90_000 ? [ms / 1_000, 'second'] : ms < 5_400_000 ? [ms / 60_000, 'minute'] : ms < 172_800_000 ? [ms / 3_600_000, 'hour'] : [ms / 86_400_000, 'day'];
  return new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 }).format(value);
}

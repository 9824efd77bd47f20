import { policyFeatures, policyKeys, policyWays, updateChannels, type Policy, type PolicyExpectation, type PolicyKey, type PolicyProblem, type PolicyView } from '../../../shared/policy.ts';
import type { Texts } from '../../../shared/texts/en/texts.ts';

/** One line of the page: what is set, to what, and where. */
export interface PolicyRow {
  key: PolicyKey;
  label: string;
  lines: readonly string[];
  /** Addresses and hosts, which are read from the left in every language. */
  ltr: boolean;
  source: string;
}

const ltrKeys: ReadonlySet<PolicyKey> = new Set(['connection', 'allowedDomains', 'modelEndpoints', 'proxy']);

/** What a policy sets, in the order of the keys. */
export function policyRows(texts: Texts, { policy, sources }: Extract<PolicyView, { status: 'managed' }>): readonly PolicyRow[] {
  return policyKeys
    .filter((key) => policy[key] !== undefined)
    .map((key) => ({ key, label: texts.policy.keys[key], lines: linesOf(texts, policy, key), ltr: ltrKeys.has(key), source: sources[key] ?? '' }));
}

function linesOf({ policy: words }: Texts, policy: Policy, key: PolicyKey): readonly string[] {
  const listed = (lines: readonly string[] = []): readonly string[] => (lines.length === 0 ? [words.nothing] : lines);
  switch (key) {
    case 'connection':
      return [...new Set([policy.connection?.authUrl ?? '', policy.connection?.chatUrl ?? '', policy.connection?.authPath ?? ''])].filter((line) => line !== '');
    case 'signInMethods':
      return listed(policy.signInMethods?.map((way) => words.ways[way]));
    case 'updateChannel':
      return [words.channels[policy.updateChannel ?? 'stable']];
    case 'localServer':
      return [policy.localServer === true ? words.allowed : words.notAllowed];
    case 'allowedDomains':
    case 'modelEndpoints':
      return listed(policy[key]);
    case 'caCertificates':
      return [policy.caCertificates?.startsWith('-----') === true ? words.certificatesHere : (policy.caCertificates ?? '')];
    case 'proxy':
      return [policy.proxy?.pacUrl ?? policy.proxy?.rules ?? ''];
    case 'disable':
      return listed(policy.disable?.map((feature) => words.features[feature]));
    case 'organisation':
    case 'support':
      return [policy[key] ?? ''];
  }
}

/** The same as text, for whoever is asked for help. */
export function policyText(rows: readonly PolicyRow[]): string {
  return rows.map(({ key, lines, source }) => `${key}: ${lines.join(', ')} (${source})`).join('\n');
}

/** What is wrong, in a sentence. */
export function problemSentence(texts: Texts, { kind, key, expected }: PolicyProblem): string {
  const { policy: words } = texts;
  switch (kind) {
    case 'duplicate':
    case 'unknownKey':
    case 'missing':
      return words[kind](key ?? '');
    case 'wrongValue': {
      const wanted = expectation(texts, expected ?? 'text');
      return key === undefined ? words.wrongRoot(wanted) : words.wrongValue(key, wanted);
    }
    case 'syntax':
    case 'unreadable':
    case 'tooLarge':
    case 'owner':
    case 'writable':
    case 'notAFile':
      return words[kind];
  }
}

function expectation({ policy: { expects } }: Texts, expected: PolicyExpectation): string {
  switch (expected) {
    case 'ways':
      return expects.listOf(policyWays.join(', '));
    case 'features':
      return expects.listOf(policyFeatures.join(', '));
    case 'channel':
      return expects.oneOf(updateChannels.join(', '));
    default:
      return expects[expected];
  }
}

/** Where it is, as editors write it: `/etc/…/a.json:4:12`. */
export function problemPlace({ source, line, column }: PolicyProblem): string {
  return [source, line, column].filter((part) => part !== undefined).join(':');
}

/** Problems as text, for whoever looks after the computer. */
export function problemText(problems: readonly PolicyProblem[]): string {
  return problems.map((problem) => [problemPlace(problem), problem.kind, problem.key, problem.expected].filter((part) => part !== undefined).join(' ')).join('\n');
}

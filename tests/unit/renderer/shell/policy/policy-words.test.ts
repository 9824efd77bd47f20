import { describe, expect, it } from 'vitest';
import { policyRows, policyText, problemPlace, problemSentence, problemText } from '../../../../../src/renderer/shell/policy/policy-words.ts';
import { policyKeys, type PolicyExpectation, type PolicyProblem } from '../../../../../src/shared/policy.ts';
import { languages } from '../../../../../src/shared/texts/languages.ts';
import { loadTexts } from '../../../../../src/shared/texts/load-texts.ts';
import { fullPolicy } from '../../../main/policy/policy-fixture.ts';

const view = { status: 'managed', policy: fullPolicy, sources: Object.fromEntries(policyKeys.map((key) => [key, 'a.json'])) } as const;
const problems: Omit<PolicyProblem, 'source'>[] = [
  ...(['syntax', 'unreadable', 'tooLarge', 'owner', 'writable', 'notAFile'] as const).map((kind) => ({ kind })),
  ...(['duplicate', 'unknownKey', 'missing'] as const).map((kind) => ({ kind, key: 'proxy.rules' })),
  ...(['text', 'flag', 'address', 'path', 'hosts', 'ways', 'channel', 'features', 'certificates', 'proxy', 'proxyRules', 'connection', 'object'] satisfies PolicyExpectation[]).map(
    (expected) => ({ kind: 'wrongValue' as const, key: 'proxy', expected }),
  ),
];

describe('the page of the policy', () => {
  it('has a line for everything that is set, in the order of the keys, and none for the rest', async () => {
    const texts = await loadTexts('en');
    expect(policyRows(texts, view).map(({ label, lines }) => `${label}: ${lines.join(' | ')}`)).toEqual([
      'Organisation: Example Ltd',
      'Support: help@example.com',
      'Server: https://auth.example.com | https://chat.example.com/chatkit | /auth',
      'Allowed hosts: example.com | *.example.com',
      'Ways to sign in: The system’s browser | A code on another device',
      'Updates: Off',
      'Server on this computer: Not allowed',
      'Hosts of models: models.example.com',
      'Certificates that are trusted as well: /etc/ssl/example.pem',
      'Proxy: https://proxy.example.com/proxy.pac',
      'Switched off: Exporting chats | Importing chats | Words of answers in notifications | Quick entry | Several accounts',
    ]);
    const few = policyRows(texts, { status: 'managed', policy: { allowedDomains: [], caCertificates: '-----BEGIN CERTIFICATE-----\nx' }, sources: { allowedDomains: 'b.json' } });
    expect(few.map(({ key, lines, source }) => [key, lines, source])).toEqual([
      ['allowedDomains', ['None'], 'b.json'],
      ['caCertificates', ['Certificates in the policy itself'], ''],
    ]);
    expect(policyText(few)).toContain('allowedDomains: None (b.json)');
  });

  it.each(languages)('says every problem in %s, each in other words', async (language) => {
    const texts = await loadTexts(language);
    const sentences = problems.map((problem) => problemSentence(texts, { source: 'a.json', ...problem }));
    expect(new Set(sentences).size).toBe(problems.length);
    for (const sentence of sentences) expect(sentence).not.toMatch(/undefined|\[object/);
    expect(policyRows(texts, view)).toHaveLength(policyKeys.length);
  });

  it('names places as editors do', () => {
    const problem: PolicyProblem = { source: '/etc/a.json', line: 4, column: 12, kind: 'wrongValue', key: 'localServer', expected: 'flag' };
    expect(problemPlace(problem)).toBe('/etc/a.json:4:12');
    expect(problemText([problem, { source: 'HKLM\\Software\\Policies\\Latchkey', kind: 'unreadable' }])).toBe('/etc/a.json:4:12 wrongValue localServer flag\nHKLM\\Software\\Policies\\Latchkey unreadable');
  });
});

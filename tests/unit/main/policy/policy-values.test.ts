import { describe, expect, it } from 'vitest';
import { combinePolicy } from '../../../../src/main/policy/combine.ts';
import { parsePolicyFile } from '../../../../src/main/policy/linux.ts';
import { policyKeys } from '../../../../src/shared/policy.ts';
import { seededRandom } from '../../../support/random.ts';
import { fullPolicy, policyOf } from './policy-fixture.ts';

const problemsOf = (content: unknown) => {
  const view = policyOf(content);
  return view.status === 'refused' ? view.problems : [];
};

describe('a policy', () => {
  it('is read whole, each key with its source', () => {
    expect(policyOf(fullPolicy)).toEqual({ status: 'managed', policy: fullPolicy, sources: Object.fromEntries(policyKeys.map((key) => [key, 'a.json'])) });
    expect(policyOf({ $schema: './policy.schema.json' })).toEqual({ status: 'managed', policy: {}, sources: {} });
  });

  it('has hosts as addresses have them', () => {
    expect(policyOf({ allowedDomains: ['Example.COM', '*.Bücher.example', 'intranet', '10.0.0.1', '[::1]', 'example.com'] })).toMatchObject({
      policy: { allowedDomains: ['example.com', '*.xn--bcher-kva.example', 'intranet', '10.0.0.1', '[::1]'] },
    });
  });

  it.each([
    [{ organisation: '' }, 'text'],
    [{ organisation: 7 }, 'text'],
    [{ support: 'two\nlines' }, 'text'],
    [{ connection: 'https://a.example' }, 'connection'],
    [{ localServer: 'false' }, 'flag'],
    [{ localServer: 0 }, 'flag'],
    [{ updateChannel: 'nightly' }, 'channel'],
    [{ signInMethods: ['browser', 'magic'] }, 'ways'],
    [{ signInMethods: 'browser' }, 'ways'],
    [{ disable: ['exports'] }, 'features'],
    [{ allowedDomains: ['https://example.com'] }, 'hosts'],
    [{ allowedDomains: ['example.com:443'] }, 'hosts'],
    [{ allowedDomains: ['*'] }, 'hosts'],
    [{ allowedDomains: ['*.*.example.com'] }, 'hosts'],
    [{ allowedDomains: ['*.10.0.0.1'] }, 'hosts'],
    [{ modelEndpoints: ['a b'] }, 'hosts'],
    [{ caCertificates: 'certs/ca.pem' }, 'certificates'],
    [{ proxy: {} }, 'proxy'],
    [{ proxy: { pacUrl: 'https://a.example/p', rules: 'p:1' } }, 'proxy'],
    [{ proxy: { rules: 'a b' } }, 'proxyRules'],
    [{ proxy: { pacUrl: 'file:///etc/proxy.pac' } }, 'address'],
    [{ proxy: { pacUrl: 'https://me:secret@a.example/p' } }, 'address'],
    [{ connection: { authUrl: 'http://auth.example.com', chatUrl: 'https://a.example/c' } }, 'address'],
    [{ connection: { authUrl: 'https://a.example', chatUrl: 'https://a.example/c', authPath: '../x' } }, 'path'],
    [[], 'object'],
    ['"x"', 'object'],
  ] as const)('%j is refused, and what is wanted is named', (content, expected) => {
    expect(problemsOf(content)).toEqual([expect.objectContaining({ source: 'a.json', kind: 'wrongValue', expected, line: 1 })]);
  });

  it('names line and key of what is misspelt, missing or there twice', () => {
    const text = '{\n  "alowedDomains": [],\n  "updateChannel": "beta",\n  "updateChannel": "stable",\n  "connection": {\n    "authUrl": "https://a.example",\n    "chatURL": "x"\n  }\n}';
    expect(problemsOf(text)).toEqual([
      { source: 'a.json', line: 4, column: 3, kind: 'duplicate', key: 'updateChannel' },
      { source: 'a.json', line: 2, column: 3, kind: 'unknownKey', key: 'alowedDomains' },
      { source: 'a.json', line: 7, column: 5, kind: 'unknownKey', key: 'connection.chatURL' },
      { source: 'a.json', line: 5, column: 17, kind: 'missing', key: 'connection.chatUrl' },
    ]);
  });

  it('is refused whole over one file of several that is not in order', () => {
    const file = (name: string, text: string) => parsePolicyFile(name, new TextEncoder().encode(text));
    expect(combinePolicy([file('10.json', '{"localServer":false,"updateChannel":"beta"}'), file('20.json', '{"updateChannel":"off"}')])).toEqual({
      status: 'managed', policy: { localServer: false, updateChannel: 'off' }, sources: { localServer: '10.json', updateChannel: '20.json' },
    });
    expect(combinePolicy([file('10.json', '{"localServer":false}'), file('20.json', '{\n"updateChannel":\n}')])).toEqual({
      status: 'refused', problems: [{ source: '20.json', kind: 'syntax', line: 3, column: 1 }],
    });
    expect(combinePolicy([parsePolicyFile('a.json', new Uint8Array([0x7b, 0xff, 0x7d]))])).toMatchObject({ status: 'refused', problems: [{ kind: 'syntax' }] });
    expect(combinePolicy([])).toEqual({ status: 'none' });
  });

  it('never crashes over 1,000 files that were damaged at random, and never sets less than it says', () => {
    const random = seededRandom(5);
    const pick = (count: number): number => Math.floor(random() * count);
    const good = JSON.stringify(fullPolicy, null, 2);
    const marks = ['"', ',', '}', '{', '[', ']', ':', '\\', '\n', ' ', '0', 'null', 'true', '*', 'é', '\u0000', 'x'];
    const outcomes = { refused: 0, managed: 0 };
    for (let round = 0; round < 1_000; round += 1) {
      let text = good;
      for (let cut = 0; cut <= pick(3); cut += 1) {
        const at = pick(text.length);
        text = text.slice(0, at) + (pick(2) === 0 ? marks[pick(marks.length)]! : '') + text.slice(at + pick(6));
      }
      const view = policyOf(text);
      if (view.status === 'refused') {
        outcomes.refused += 1;
        expect(view.problems.length, text).toBeGreaterThan(0);
        for (const { line } of view.problems) expect(line, text).toBeGreaterThan(0);
        continue;
      }
      outcomes.managed += 1;
      // What is read is what the file says: every key that it has is set, and none is there that it has not.
      const said = JSON.parse(text) as object;
      if (view.status !== 'managed') throw new TypeError('A file is there, and no policy');
      expect(Object.keys(view.policy).sort(), text).toEqual(Object.keys(said).sort());
      for (const list of ['allowedDomains', 'signInMethods', 'disable', 'modelEndpoints'] as const) {
        const given = (said as Record<string, readonly string[]>)[list];
        expect(view.policy[list]?.length, text).toBe(given && new Set(given.map((item) => item.trim().toLowerCase())).size);
      }
      if (view.policy.localServer !== undefined) expect(view.policy.localServer, text).toBe((said as { localServer: unknown }).localServer);
    }
    expect(outcomes.refused).toBeGreaterThan(500);
    expect(outcomes.managed).toBeGreaterThan(20);
  });
});

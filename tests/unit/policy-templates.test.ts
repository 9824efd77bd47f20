import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { combinePolicy } from '../../src/main/policy/combine.ts';
import { parsePolicyFile } from '../../src/main/policy/linux.ts';
import { parseRegistry } from '../../src/main/policy/windows.ts';
import { policyFolder } from '../../src/main/policy/read-policy.ts';
import { branding } from '../../src/main/settings/branding.ts';
import { policyFeatures, policyKeys, policyWays, updateChannels } from '../../src/shared/policy.ts';

const docs = join(import.meta.dirname, '../../docs');
const read = (name: string): string => readFileSync(join(docs, name), 'utf8');
const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1] ?? '');

interface Schema {
  properties: Record<string, { enum?: string[]; items?: { enum?: string[] }; description?: string }>;
}

describe('templates of the policy', () => {
  it('have every key that there is, in JSON, schema, ADMX, profile and docs, and no other', () => {
    const keys = [...policyKeys].sort();
    const json = JSON.parse(read('policy/policy.json')) as Record<string, unknown>;
    expect(Object.keys(json).filter((key) => key !== '$schema').sort()).toEqual(keys);
    const schema = JSON.parse(read('policy/policy.schema.json')) as Schema;
    expect(Object.keys(schema.properties).filter((key) => key !== '$schema').sort()).toEqual(keys);
    expect(all(read('policy/latchkey.admx'), /<policy name="(\w+)"/g).sort()).toEqual(keys);
    expect(all(read('policy.md'), /^\| `(\w+)` \|/gm).sort()).toEqual(keys);
    const payload = read('policy/latchkey.mobileconfig').split('<array>')[1] ?? '';
    for (const key of keys) expect(read('policy/latchkey.mobileconfig'), key).toContain(`<key>${key}</key>`);
    expect(payload).toContain(`<string>${branding.id}</string>`);
  });

  it('name the values that can be chosen', () => {
    const { properties } = JSON.parse(read('policy/policy.schema.json')) as Schema;
    expect(properties['signInMethods']?.items?.enum).toEqual([...policyWays]);
    expect(properties['disable']?.items?.enum).toEqual([...policyFeatures]);
    expect(properties['updateChannel']?.enum).toEqual([...updateChannels]);
    expect(all(read('policy/latchkey.admx'), /<string>(\w+)<\/string>/g)).toEqual([...updateChannels]);
    for (const text of [read('policy.md'), ...['en-US', 'de-DE'].map((language) => read(`policy/${language}/latchkey.adml`))]) {
      for (const value of [...policyWays, ...policyFeatures]) expect(text).toContain(value);
    }
  });

  it('are policies that Latchkey takes', () => {
    expect(combinePolicy([parsePolicyFile('policy.json', new TextEncoder().encode(read('policy/policy.json')))])).toMatchObject({ status: 'managed', policy: { localServer: false } });
    const [, example = ''] = /```json\n([^]*?)```/.exec(read('policy.md')) ?? [];
    expect(combinePolicy([parsePolicyFile('policy.md', new TextEncoder().encode(example))])).toMatchObject({ status: 'managed' });
    expect(read('policy.md')).toContain(`${policyFolder(branding.slug)}/`);
    expect(read('policy.md')).toContain(`\`${branding.id}\``);
    // What the ADMX file writes is what is read.
    const lines = [...read('policy/latchkey.admx').matchAll(/<list id="\w+" key="([^"]+)"/g)].flatMap(([, key = '']) => {
      const name = key.split('\\').at(-1) ?? '';
      return [`HKEY_LOCAL_MACHINE\\${key}`, `    1    REG_SZ    ${name === 'signInMethods' ? 'browser' : name === 'disable' ? 'export' : 'example.com'}`];
    });
    expect(combinePolicy(parseRegistry(lines.join('\r\n'), `HKLM\\Software\\Policies\\${branding.name}`))).toMatchObject({
      status: 'managed', policy: { allowedDomains: ['example.com'], signInMethods: ['browser'], modelEndpoints: ['example.com'], disable: ['export'] },
    });
  });

  it('have a text in both languages for everything that the ADMX file refers to', () => {
    const admx = read('policy/latchkey.admx');
    const wanted = { string: all(admx, /\$\(string\.(\w+)\)/g), presentation: all(admx, /\$\(presentation\.(\w+)\)/g), refId: all(admx, /<(?:text|list|enum) id="(\w+)"/g) };
    for (const language of ['en-US', 'de-DE']) {
      const adml = read(`policy/${language}/latchkey.adml`);
      expect(all(adml, /<string id="(\w+)">/g).sort(), language).toEqual([...new Set(wanted.string)].sort());
      expect(all(adml, /<presentation id="(\w+)">/g).sort(), language).toEqual(wanted.presentation.sort());
      expect(all(adml, /refId="(\w+)"/g).sort(), language).toEqual(wanted.refId.sort());
    }
  });
});

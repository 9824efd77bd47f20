import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSystemBundle, trustedCas } from '../../../../src/main/net/system-cas.ts';
import { makeCertificate } from '../../../support/certificates.ts';

const noBundle = () => [];

describe('trustedCas', () => {
  it('joins the default and the system’s certificates, each once', () => {
    expect(trustedCas({ getCACertificates: (type) => (type === 'system' ? ['corp', 'a'] : ['a', 'b']) }, noBundle)).toEqual(['a', 'b', 'corp']);
  });

  it('adds the bundle of the distribution, also where Node cannot read the system’s store', () => {
    expect(trustedCas({ getCACertificates: () => ['a'] }, () => ['a', 'corp'])).toEqual(['a', 'corp']);
    const cas = trustedCas({}, () => ['corp']) ?? [];
    expect([cas.length > 100, cas.at(-1)]).toEqual([true, 'corp']);
  });

  it('leaves the choice to Node where neither can be read', () => {
    expect(trustedCas({}, noBundle)).toBeUndefined();
    expect(trustedCas({ getCACertificates: () => { throw new Error('no store'); } }, noBundle)).toBeUndefined();
  });
});

it('reads the file that SSL_CERT_FILE names, certificate by certificate, and nothing elsewhere than on Linux', () => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-cas-'));
  const file = join(folder, 'bundle.pem');
  const [a, b] = [makeCertificate({ name: 'A' }), makeCertificate({ name: 'B' })];
  writeFileSync(file, `# ours\n${a.cert}\nand another\n${b.cert}`);
  expect(readSystemBundle({ SSL_CERT_FILE: file }, 'linux')).toEqual([a.cert.trim(), b.cert.trim()]);
  expect(readSystemBundle({ SSL_CERT_FILE: file }, 'darwin')).toEqual([]);
  expect(readSystemBundle({ SSL_CERT_FILE: join(folder, 'none') }, 'linux')).toEqual([]);
  rmSync(folder, { recursive: true });
});

import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readAuthorities } from '../../../src/main/authorities.ts';
import { makeCertificate } from '../../support/certificates.ts';

const day = 86_400_000;
const now = Date.now();
const root = makeCertificate({ name: 'Example Root' });

describe('authorities of an organisation', () => {
  it('are read with what they can be compared by, several in one file, and without what stands around them', () => {
    const second = makeCertificate({ name: 'Second Root', to: new Date(now + 400 * day) });
    const read = readAuthorities(`Bag Attributes\n${root.cert.replaceAll('\n', '\r\n')}\n# more\n${second.cert}`, now);
    expect(read.certificates).toEqual([root, second].map(({ name, cert }) => {
      const { fingerprint256, validTo } = new X509Certificate(cert);
      return { subject: name, fingerprint: fingerprint256, validTo: Date.parse(validTo) };
    }));
    expect(read.pem).toBe(`${root.cert.trim()}\n${second.cert.trim()}\n`);
    expect(readAuthorities(read.pem, now)).toEqual(read);
  });

  const der = Buffer.from(root.cert.replace(/-----[A-Z ]+-----|\s/g, ''), 'base64');
  it.each<[string, string, string]>([
    ['a private key', root.key, 'This is a private key'],
    ['a certificate with its private key', root.cert + root.key, 'This is a private key'],
    ['DER, read as text', new TextDecoder().decode(der), 'openssl x509 -inform der'],
    ['no certificate', 'Hello there.', 'There is no certificate in it.'],
    ['an empty file', '', 'There is no certificate in it.'],
    ['a whole disk', `${root.cert}${'x'.repeat(70_000)}`, 'at most 64 KB'],
    ['a bundle', root.cert.repeat(21), 'at most 64 KB'],
    ['a damaged copy', `${root.cert}-----BEGIN CERTIFICATE-----\nTm90IG9uZQ==\n-----END CERTIFICATE-----`, 'Certificate 2 in it cannot be read.'],
    ['that of a server', makeCertificate({ name: 'chat.corp', by: root }).cert, '“chat.corp” is the certificate of a server'],
    ['one that ran out', makeCertificate({ name: 'Old Root', from: new Date('2020-01-01'), to: new Date('2021-02-03') }).cert, '“Old Root” ran out on 2021-02-03.'],
  ])('are not %s, which is said', (_what, text, sentence) => {
    expect(() => readAuthorities(text, now)).toThrow(expect.objectContaining({ code: 'settings.invalid', message: expect.stringContaining(sentence) as string }));
  });
});

import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** A certificate with its key, both PEM. */
export interface TestCertificate {
  cert: string;
  key: string;
}

export interface CertificateOptions {
  /** `O` of the subject. */
  name: string;
  from?: Date;
  to?: Date;
  /** Host names and IPv4 addresses it is good for. */
  hosts?: readonly string[];
  /** Who signs it; itself by default. */
  by?: Authority;
  authority?: boolean;
}

export interface Authority extends TestCertificate {
  name: string;
  privateKey: KeyObject;
}

const dayMs = 86_400_000;

/** Makes an X.509 v3 certificate (RFC 5280 §4.1) with a fresh P-256 key. */
export function makeCertificate({ name, from = new Date(Date.now() - dayMs), to = new Date(Date.now() + 90 * dayMs), hosts = ['127.0.0.1', 'localhost'], by, authority = by === undefined }: CertificateOptions): Authority {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ecdsaWithSha256 = der(0x30, oid('1.2.840.10045.4.3.2'));
  const subjectNames = hosts.map((host) => (/^[\d.]+$/.test(host) ? der(0x87, Buffer.from(host.split('.').map(Number))) : der(0x82, Buffer.from(host))));
  const extensions = [
    der(0x30, oid('2.5.29.19'), der(0x01, Buffer.from([0xff])), der(0x04, der(0x30, ...(authority ? [der(0x01, Buffer.from([0xff]))] : [])))),
    der(0x30, oid('2.5.29.17'), der(0x04, der(0x30, ...subjectNames))),
  ];
  const body = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1, ...Buffer.from(name).subarray(0, 8)])),
    ecdsaWithSha256,
    organisation(by?.name ?? name),
    der(0x30, time(from), time(to)),
    organisation(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(0x30, ...extensions)),
  );
  const signature = sign('sha256', body, by?.privateKey ?? privateKey);
  const whole = der(0x30, body, ecdsaWithSha256, der(0x03, Buffer.from([0]), signature));
  return { name, privateKey, key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), cert: pem(whole) };
}

/** One element of DER (X.690 §8.1). */
function der(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const size = content.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

function oid(text: string): Buffer {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number);
  const bytes = [first * 40 + second];
  for (const arc of rest) {
    const groups = [arc & 0x7f];
    for (let left = arc >> 7; left > 0; left >>= 7) groups.unshift((left & 0x7f) | 0x80);
    bytes.push(...groups);
  }
  return der(0x06, Buffer.from(bytes));
}

function organisation(name: string): Buffer {
  return der(0x30, der(0x31, der(0x30, oid('2.5.4.10'), der(0x0c, Buffer.from(name)))));
}

/** GeneralizedTime. */
function time(date: Date): Buffer {
  return der(0x18, Buffer.from(`${date.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`));
}

function pem(bytes: Buffer): string {
  return `-----BEGIN CERTIFICATE-----\n${(bytes.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END CERTIFICATE-----\n`;
}

import { X509Certificate } from 'node:crypto';
import { LatchkeyError } from '../shared/errors.ts';
import { maxAuthorityText, type AuthorityView } from '../shared/network.ts';
import { say, type Sentence } from '../shared/texts/say.ts';

const blocks = /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[\s\S]*?-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g;
/** More is a whole bundle, which belongs into the system's store. */
const maxCertificates = 20;

/**
 * Reads what a person gives as the certificates of an organisation's authority: one or several in PEM.
 * @param now milliseconds since 1970
 * @returns them alone, without what stood around them
 * @throws LatchkeyError `settings.invalid` with a sentence, for anything that is not such a file
 */
export function readAuthorities(text: string, now: number): { pem: string; certificates: AuthorityView[] } {
  if (/-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/.test(text)) throw refusal(say('access', 'isPrivateKey'));
  if (text.length > maxAuthorityText) throw refusal(say('access', 'tooLarge'));
  const found = text.match(blocks) ?? [];
  // eslint-disable-next-line no-control-regex -- what is no text is DER, or another file altogether
  if (found.length === 0) throw refusal(/[\x00-\x08\x0e-\x1f\ufffd]/.test(text) ? say('access', 'isBinary') : say('access', 'noCertificate'));
  if (found.length > maxCertificates) throw refusal(say('access', 'tooLarge'));
  const certificates = found.map((block, index) => view(block, index + 1, now));
  return { pem: `${found.map((block) => block.replace(/\r\n?/g, '\n')).join('\n')}\n`, certificates };
}

function view(block: string, place: number, now: number): AuthorityView {
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(block);
  } catch {
    throw refusal(say('access', 'damaged', place));
  }
  const subject = nameOf(certificate.subject);
  const validTo = Date.parse(certificate.validTo);
  if (!certificate.ca) throw refusal(say('access', 'notAuthority', subject));
  if (validTo < now) throw refusal(say('access', 'authorityExpired', subject, new Date(validTo).toISOString().slice(0, 10)));
  return { subject, fingerprint: certificate.fingerprint256, validTo };
}

/** The name in it, or else the organisation. @param subject lines such as `CN=Example Root CA` */
function nameOf(subject: string): string {
  const lines = subject.split('\n');
  const field = (name: string): string | undefined => lines.find((line) => line.startsWith(`${name}=`))?.slice(name.length + 1);
  const clean = (field('CN') ?? field('O') ?? lines.join(', ')).replace(/[\p{Cc}\p{Cf}]/gu, '').trim().slice(0, 80);
  return clean === '' ? '—' : clean;
}

function refusal(sentence: Sentence): LatchkeyError {
  return new LatchkeyError('settings.invalid', sentence);
}

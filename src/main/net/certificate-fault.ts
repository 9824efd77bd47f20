import type { SecureContext } from 'node:tls';
import { LatchkeyError } from '../../shared/errors.ts';
import { say, together } from '../../shared/texts/say.ts';
import { networkFault } from '../network-fault.ts';
import { lookAtPeer, type PeerFacts } from '../peer-certificate.ts';
import { openTunnel } from '../tunnel.ts';
import { admitted } from './admitted.ts';
import type { ProxyAccess } from './proxy-access.ts';
import type { Route } from './proxy-rules.ts';

export interface ExplainDeps {
  route: Route | undefined;
  access: ProxyAccess | undefined;
  secureContext: SecureContext | undefined;
}

/** A person waits for the sentence, in ms. */
const patienceMs = 5_000;

/** What `fetch` threw, or, where a sentence of our own is behind it or a certificate was refused, that. Never rejects. */
export async function explainFault(error: unknown, url: URL, { route, access, secureContext }: ExplainDeps): Promise<unknown> {
  const known = ownWords(error);
  if (known !== undefined) return known;
  const fault = networkFault(error);
  if (fault.kind !== 'certificate' || url.protocol !== 'https:') return error;
  try {
    const to = `${url.hostname}:${url.port === '' ? '443' : url.port}`;
    const through = route?.kind === 'proxy' ? await admitted(access, route.uri, (authorization) => openTunnel({ proxy: route.uri, to, authorization, timeoutMs: patienceMs })) : undefined;
    return certificateError(url.host, await lookAtPeer(url, { through, secureContext, timeoutMs: patienceMs }), error);
  } catch {
    return error;
  }
}

/** A certificate that is not taken: whose, by whom, its fingerprint, and what to do. `network.certificate` where an authority can be added. */
export function certificateError(host: string, facts: PeerFacts, cause: unknown): LatchkeyError {
  const { refusal = networkFault(cause).code, issuer = say('doctor', 'unnamedAuthority'), fingerprint } = facts;
  const shown = fingerprint === undefined ? [] : [say('access', 'fingerprint', fingerprint)];
  switch (refusal) {
    case 'CERT_HAS_EXPIRED':
      return new LatchkeyError('network.unreachable', together(say('access', 'expired', host), ...shown, say('doctor', 'renew', host)), { cause });
    case 'CERT_NOT_YET_VALID':
      return new LatchkeyError('network.unreachable', together(say('doctor', 'notYetValid', host), ...shown), { cause });
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return new LatchkeyError('network.unreachable', together(say('doctor', 'otherName', host), ...shown, say('doctor', 'otherNameFix')), { cause });
    default:
      return new LatchkeyError('network.certificate', together(say('access', 'unknownCertificate', host, issuer), ...shown, say('access', 'addAuthority')), { cause });
  }
}

function ownWords(error: unknown): LatchkeyError | undefined {
  for (let current = error, depth = 0; current instanceof Error && depth < 5; current = current.cause, depth += 1) {
    if (current instanceof LatchkeyError) return current;
  }
  return undefined;
}

import { LatchkeyError, type ErrorCode } from '../shared/errors.ts';
import { say, together, type Sentence } from '../shared/texts/say.ts';

export type NetworkFaultKind = 'dns' | 'refused' | 'certificate' | 'tls' | 'timeout' | 'dropped' | 'proxy' | 'other';

const kinds: Readonly<Record<string, NetworkFaultKind>> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'refused',
  ENETUNREACH: 'refused',
  CERT_HAS_EXPIRED: 'certificate',
  CERT_NOT_YET_VALID: 'certificate',
  CERT_REVOKED: 'certificate',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate',
  EPROTO: 'tls',
  ERR_SSL_WRONG_VERSION_NUMBER: 'tls',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'tls',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'tls',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  TimeoutError: 'timeout',
  ECONNRESET: 'dropped',
  EPIPE: 'dropped',
  UND_ERR_SOCKET: 'dropped',
};

const maxDepth = 5;

/** What stopped a request, from the codes that undici and Node put on the error or on its causes. */
export function networkFault(error: unknown): { kind: NetworkFaultKind; code?: string } {
  for (const candidate of walk(error, maxDepth)) {
    const code = 'code' in candidate && typeof candidate.code === 'string' ? candidate.code : candidate.name;
    const kind = kinds[code];
    if (kind !== undefined) return { kind, code };
    if (code.startsWith('ERR_SSL_')) return { kind: 'tls', code };
    // undici has no code for it: the proxy's status is in the message alone.
    const proxyStatus = /Proxy response \((\d{3})\)/.exec(candidate.message)?.[1];
    if (proxyStatus !== undefined) return { kind: 'proxy', code: proxyStatus };
  }
  return { kind: 'other' };
}

/** The error, its causes, and the members of an AggregateError (one per address that was tried). */
function walk(error: unknown, depth: number): Error[] {
  if (!(error instanceof Error) || depth === 0) return [];
  const members: unknown[] = error instanceof AggregateError ? error.errors : [];
  return [error, ...members.flatMap((member) => walk(member, depth - 1)), ...walk(error.cause, depth - 1)];
}

/** One sentence on why a host gave no answer. */
export function describeFault(host: string, { kind, code }: { kind: NetworkFaultKind; code?: string }): Sentence {
  const why = code ?? say('network', 'unknownReason');
  switch (kind) {
    case 'dns':
      return say('network', 'notFound', host);
    case 'refused':
      return say('network', 'refused', host);
    case 'certificate':
      return say('network', 'notTrusted', host, why);
    case 'tls':
      return say('network', 'notSecure', host, why);
    case 'timeout':
      return say('network', 'tooLong', host);
    case 'dropped':
      return say('network', 'cut', host);
    case 'proxy':
      return say('network', 'proxyRefused', host, why);
    case 'other':
      return say('network', 'unreachable', host);
  }
}

/** One sentence on what to do about it. */
export function faultAdvice(kind: NetworkFaultKind): Sentence {
  switch (kind) {
    case 'dns':
      return say('network', 'checkAddress');
    case 'certificate':
      return say('network', 'installAuthority');
    case 'tls':
      return say('network', 'checkScheme');
    case 'refused':
      return say('network', 'checkPort');
    case 'proxy':
      return say('network', 'askNetwork');
    case 'timeout':
    case 'dropped':
    case 'other':
      return say('network', 'checkNetwork');
  }
}

/**
 * The failure of a request as a sentence with advice; never holds more of the address than the host.
 * @param host host name, with the port where it is not the scheme's own
 * @param unreachable code for everything but a timeout
 */
export function faultError(host: string, cause: unknown, unreachable: Extract<ErrorCode, `${string}.unreachable`>): LatchkeyError {
  if (cause instanceof LatchkeyError) return cause;
  const fault = networkFault(cause);
  const code = fault.kind === 'timeout' ? 'network.timeout' : unreachable;
  return new LatchkeyError(code, together(describeFault(host, fault), faultAdvice(fault.kind)), { cause });
}

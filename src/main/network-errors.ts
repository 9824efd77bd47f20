import { LatchkeyError } from '../shared/errors.ts';

const timeouts = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);
const unknownHosts = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NONAME']);
const certificateErrors = /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED_CERT|UNABLE_TO_(GET|VERIFY))/;

/**
 * Says in words why a fetch got no answer. Never holds more of the address than the host.
 * @param host host name for the sentence, with the port where it is not the scheme's own.
 * @returns `network.timeout` when the other side took the request and stayed silent, else `network.unreachable`.
 */
export function explainNetworkError(error: unknown, host: string): LatchkeyError {
  if (error instanceof LatchkeyError) return error;
  const codes = errorCodesOf(error);
  const because = (text: string): LatchkeyError => new LatchkeyError('network.unreachable', text, { cause: error });
  if (codes.some((code) => timeouts.has(code))) {
    return new LatchkeyError('network.timeout', `${host} took too long to answer. Try again in a moment.`, { cause: error });
  }
  if (codes.some((code) => certificateErrors.test(code))) {
    return because(`The certificate of ${host} is not one this computer trusts, so nothing was sent. Ask whoever runs ${host} to check it.`);
  }
  if (codes.some((code) => unknownHosts.has(code))) {
    return because(`Couldn't find ${host}. Check the address and your network connection.`);
  }
  const proxyStatus = /Proxy response \((\d{3})\)/.exec(messagesOf(error))?.[1];
  if (proxyStatus !== undefined) {
    return because(`This network's proxy refused the connection to ${host} (${proxyStatus}). Ask whoever runs the network to allow it.`);
  }
  return because(`Couldn't reach ${host}. Check that it is running and that you are online, then try again.`);
}

/** `undici` reports `fetch failed` with the reason as `cause`, and several addresses as an AggregateError. */
function* chain(error: unknown, depth = 0): Generator<Error> {
  if (!(error instanceof Error) || depth > 5) return;
  yield error;
  yield* chain(error.cause, depth + 1);
  if (error instanceof AggregateError) for (const inner of error.errors) yield* chain(inner, depth + 1);
}

function errorCodesOf(error: unknown): string[] {
  return [...chain(error)].flatMap((one) => ('code' in one && typeof one.code === 'string' ? [one.code] : []));
}

function messagesOf(error: unknown): string {
  return [...chain(error)].map((one) => one.message).join('\n');
}

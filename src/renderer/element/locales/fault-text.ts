import { requestError } from '../../../shared/chatkit/client-error.ts';
import type { ClientErrorCode } from '../../../shared/chatkit/client-error.ts';
import type { ThreadFault } from '../../../shared/chatkit/thread-state.ts';
import type { Strings } from './en/strings.ts';

const clientCodes: readonly string[] = ['network', 'http', 'content_type', 'stream_cut', 'unreadable', 'too_large'] satisfies ClientErrorCode[];

/** The client words its own failures in English; a server's message under the same code is not one of those. */
function isClientSentence({ code, message }: ThreadFault): boolean {
  return clientCodes.includes(code) && requestError(code as ClientErrorCode, 0).message === message;
}

/** What an error says: the server's words where it has some, else ours by code (§3.5). */
export function faultText({ faults }: Strings, fault: ThreadFault): string {
  const { message, code } = fault;
  const own = Object.hasOwn(faults, code) ? faults[code as keyof typeof faults] : faults.custom;
  return message === undefined || isClientSentence(fault) ? own : message;
}

import type { ThreadFault } from '../../../shared/chatkit/thread-state.ts';
import type { Strings } from './en/strings.ts';

/** What an error says: the server's words where it has some, else ours by code (§3.5). */
export function faultText({ faults }: Strings, { message, code }: ThreadFault): string {
  return message ?? (Object.hasOwn(faults, code) ? faults[code as keyof typeof faults] : faults.custom);
}

import { LatchkeyError, toWireError } from '../../shared/errors.ts';
import type { LocalServerView } from '../../shared/local-server.ts';
import { say } from '../../shared/texts/say.ts';
import type { ServerPart } from '../parts.ts';

/** In place of the embedded server, where the policy does not allow it: there is nothing to start. */
export function withoutLocalServer(): { localUrl(): Promise<string>; server: ServerPart } {
  const refusal = (): LatchkeyError => new LatchkeyError('policy.denied', say('policy', 'noLocalServer'));
  const state = (): LocalServerView => ({ status: 'failed', problem: toWireError(refusal()), keyLost: false });
  return {
    localUrl: () => Promise.reject(refusal()),
    server: { state, start: () => Promise.reject(refusal()), beginAnew: () => Promise.reject(refusal()) },
  };
}

import type { LocalServerView } from '../../shared/local-server.ts';
import { toWireError } from '../../shared/errors.ts';
import type { ServerPart } from '../parts.ts';
import type { LocalServer, LocalServerState } from './local-server.ts';

/** As the pages are told of it. */
export function viewOf(state: LocalServerState): LocalServerView {
  switch (state.status) {
    case 'running':
      return { status: 'running', encrypted: state.encrypted };
    case 'failed':
      return { status: 'failed', problem: toWireError(state.problem), keyLost: state.keyLost, ...(state.retryAt !== undefined && { retryAt: state.retryAt }) };
    default:
      return { status: state.status };
  }
}

/** What a shell may ask of the embedded server. @param gate it is started by nobody before */
export function createServerPart(server: LocalServer, gate: Promise<void>): ServerPart {
  const state = (): LocalServerView => viewOf(server.state());
  return {
    state,
    async start() {
      await gate;
      await server.tryNow().catch(() => undefined);
      return state();
    },
    async beginAnew() {
      await server.beginAnew();
      return state();
    },
  };
}

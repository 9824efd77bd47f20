import type { AuthState, VaultInfo } from '../../shared/auth-state.ts';
import type { Connection, ConnectionCheck } from '../../shared/connection.ts';
import type { AppInfo } from '../../shared/desktop-api.ts';
import type { Timeline } from '../../shared/diagnostics.ts';
import type { DiagnosticsPart } from '../parts.ts';
import { reportFileName, reportText } from './report.ts';
import type { TimelineLog } from './timeline.ts';
import { verdict } from './verdict.ts';

export interface DiagnosticsDeps {
  timeline: Pick<TimelineLog, 'entries'>;
  auth(): AuthState;
  vault(): VaultInfo;
  connection(): Connection;
  info: AppInfo;
  /** The checks of the connection in use (see `createDoctor`). */
  doctor(signal: AbortSignal): Promise<ConnectionCheck[]>;
  now: () => number;
}

/** What the page "Why am I signed out?" asks for. */
export function createDiagnostics({ timeline, auth, vault, connection, info, doctor, now }: DiagnosticsDeps): DiagnosticsPart {
  let lastChecks: readonly ConnectionCheck[] | undefined;
  /** One run at a time: whoever asks meanwhile gets the same. */
  let running: Promise<ConnectionCheck[]> | undefined;
  let abort = new AbortController();

  function read(): Timeline {
    const entries = timeline.entries();
    return { entries, verdict: verdict(entries, { auth: auth(), vault: vault(), now: now() }) };
  }

  return {
    timeline: () => Promise.resolve(read()),
    report: () =>
      Promise.resolve({
        fileName: reportFileName(now()),
        text: reportText({ info, connection: connection(), vault: vault(), timeline: read(), checks: lastChecks, now: now() }),
      }),
    async doctor() {
      if (running === undefined) {
        abort = new AbortController();
        running = doctor(abort.signal).finally(() => (running = undefined));
      }
      return [...(lastChecks = await running)];
    },
    cancel: () => abort.abort(),
  };
}

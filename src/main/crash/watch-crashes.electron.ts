import { app } from 'electron';
import { faultDetails } from '../fault-details.ts';
import type { Log } from '../platform.ts';
import type { Crashes } from './crashes.ts';

/**
 * Notes pages and helper processes that end by themselves. Electron's crash reporter is not started: its dumps are memory, in which
 * there are secrets, and this app sends nothing.
 * @param isQuitting then everything ends, and nothing of that is a crash
 */
export function watchCrashes(crashes: Crashes, isQuitting: () => boolean, log: Log): void {
  // Electron only prints a line for these; elsewhere they end the process, which is noted as such.
  process.on('unhandledRejection', (error) => {
    log.error('app.rejection_unhandled', faultDetails(error));
    crashes.note({ kind: 'fault', reason: 'unhandledRejection', process: 'main', error });
  });
  app.on('render-process-gone', (_event, _contents, { reason, exitCode }) => {
    if (reason !== 'clean-exit' && !isQuitting()) crashes.note({ kind: 'page', reason, process: 'renderer', exitCode });
  });
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason === 'clean-exit' || isQuitting()) return;
    log.error('process.gone', { type, reason, exitCode });
    crashes.note({ kind: 'helper', reason, process: type, exitCode });
  });
}

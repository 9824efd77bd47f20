import { useEffect, useRef, type ReactNode } from 'react';
import { doctorCheckIds } from '../../../shared/connection.ts';
import { ConnectionChecks } from '../settings/ConnectionChecks.tsx';
import { useServerLabel, useShell } from '../shell-context.tsx';
import { useObservable } from '../state/observable.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorDetails } from '../ui/ErrorDetails.tsx';
import { timeOf } from './timeline-days.ts';
import type { DoctorRun } from './use-doctor.ts';

interface ChecksTabProps {
  doctor: DoctorRun;
  onConnection(): void;
}

/** The connection doctor: everything between this computer and the servers, check by check. */
export function ChecksTab({ doctor, onConnection }: ChecksTabProps): ReactNode {
  const { phase, checks, failure, finishedAt } = doctor;
  const server = useServerLabel();
  const connection = useObservable(useShell().state.connection);
  const start = useRef<HTMLButtonElement>(null);
  const running = phase === 'running';
  const wasRunning = useRef(running);
  useEffect(() => {
    // The button that stops is gone then, and the focus with it.
    if (wasRunning.current && !running && document.activeElement === document.body) start.current?.focus();
    wasRunning.current = running;
  }, [running]);
  const place = connection?.connection.kind === 'local' ? 'the server on this computer' : server;
  return (
    <>
      <p className="panel-hint">
        Looks at names, proxy, certificates, clock, sign-in server, keys and chat server on the way to {place}, and changes nothing.
      </p>
      <div className="panel-actions">
        <Button ref={start} variant={phase === 'done' ? 'secondary' : 'primary'} busy={running} busyLabel="Checking" onClick={doctor.run}>
          {phase === 'done' ? 'Run again' : 'Run the checks'}
        </Button>
        {running && <Button onClick={doctor.cancel}>Stop</Button>}
        {phase === 'done' && <Button onClick={onConnection}>Connection settings</Button>}
        {finishedAt !== undefined && <span className="tabular">Checked at {timeOf(finishedAt)}.</span>}
      </div>
      {failure !== undefined && (
        <div className="note note-danger" role="alert">
          {failure.message}
          <ErrorDetails error={failure} />
        </div>
      )}
      {(running || checks.length > 0) && <ConnectionChecks checks={checks} {...(running && { awaited: doctorCheckIds })} />}
    </>
  );
}

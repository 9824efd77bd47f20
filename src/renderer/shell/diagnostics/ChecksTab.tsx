import { useEffect, useRef, type ReactNode } from 'react';
import { doctorCheckIds } from '../../../shared/connection.ts';
import { ConnectionChecks } from '../settings/ConnectionChecks.tsx';
import { useServer } from '../shell-context.tsx';
import { useWords } from '../texts.tsx';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { timeOf } from './timeline-days.ts';
import type { DoctorRun } from './use-doctor.ts';

interface ChecksTabProps {
  doctor: DoctorRun;
  onConnection(): void;
}

/** The connection doctor: everything between this computer and the servers, check by check. */
export function ChecksTab({ doctor, onConnection }: ChecksTabProps): ReactNode {
  const { phase, checks, failure, finishedAt } = doctor;
  const server = useServer();
  const { texts, tag } = useWords();
  const { common, diagnostics } = texts;
  const start = useRef<HTMLButtonElement>(null);
  const running = phase === 'running';
  const wasRunning = useRef(running);
  useEffect(() => {
    // The button that stops is gone then, and the focus with it.
    if (wasRunning.current && !running && document.activeElement === document.body) start.current?.focus();
    wasRunning.current = running;
  }, [running]);
  return (
    <>
      <p className="panel-hint">{diagnostics.looksAt(server)}</p>
      <div className="panel-actions">
        <Button ref={start} variant={phase === 'done' ? 'secondary' : 'primary'} busy={running} busyLabel={diagnostics.checking} onClick={doctor.run}>
          {phase === 'done' ? diagnostics.runAgain : diagnostics.runChecks}
        </Button>
        {running && <Button onClick={doctor.cancel}>{common.stop}</Button>}
        {phase === 'done' && <Button onClick={onConnection}>{diagnostics.connectionSettings}</Button>}
        {finishedAt !== undefined && <span className="tabular">{diagnostics.checkedAt(timeOf(tag, finishedAt))}</span>}
      </div>
      {failure !== undefined && <FailureNote error={failure} />}
      {(running || checks.length > 0) && <ConnectionChecks checks={checks} {...(running && { awaited: doctorCheckIds })} />}
    </>
  );
}

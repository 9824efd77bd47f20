import { useRef, useState, type ReactNode } from 'react';
import { useShell } from '../shell-context.tsx';
import { useObservable } from '../state/observable.ts';
import { Button } from '../ui/Button.tsx';
import { importFile, type ImportOutcome } from './import-file.ts';
import { JobProgress } from './JobProgress.tsx';

/** Takes an export in; says how it ended until another one begins. */
export function ImportForm(): ReactNode {
  const shell = useShell();
  const latest = useObservable(shell.state.archive);
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<ImportOutcome>();

  async function take(file: File): Promise<void> {
    setBusy(true);
    setOutcome(undefined);
    const result = await importFile(file, (url, init) => fetch(url, init));
    setBusy(false);
    setOutcome(result);
    if (result.ok) void shell.threads.get()?.refresh();
  }

  return (
    <>
      <p className="panel-hint">A JSON or zip file that Latchkey exported. Imported chats live on this computer only and can be read, not continued.</p>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,.zip,application/json,application/zip"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file !== undefined) void take(file);
        }}
      />
      <div className="panel-actions">
        <Button busy={busy} busyLabel="Importing" onClick={() => input.current?.click()}>
          Import…
        </Button>
        {outcome?.ok === true && <span role="status">{outcome.message}</span>}
      </div>
      {busy && latest?.kind === 'import' && latest.state === 'running' && <JobProgress job={latest} label="Importing" />}
      {outcome?.ok === false && (
        <div className="note note-danger" role="alert">
          {outcome.message}
        </div>
      )}
    </>
  );
}

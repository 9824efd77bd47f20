import { useRef, useState, type ReactNode } from 'react';
import { useShell } from '../shell-context.tsx';
import { useObservable } from '../state/observable.ts';
import { useTexts, useTold } from '../texts.tsx';
import { Button } from '../ui/Button.tsx';
import { importFile, type ImportOutcome } from './import-file.ts';
import { JobProgress } from './JobProgress.tsx';

/** Takes an export in, with a bar and a way to stop; says how it ended until another one begins. */
export function ImportForm(): ReactNode {
  const shell = useShell();
  const { archive, common } = useTexts();
  const tell = useTold();
  const latest = useObservable(shell.state.archive);
  const input = useRef<HTMLInputElement>(null);
  const sending = useRef<AbortController>(undefined);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<ImportOutcome>();
  // An import goes on while the settings are closed.
  const [before] = useState(() => (latest?.kind === 'import' && latest.state === 'running' ? latest.id : undefined));
  const job = latest?.kind === 'import' ? latest : undefined;
  const running = job?.state === 'running' ? job : undefined;
  const earlier = job !== undefined && job.id === before && job.state !== 'running' && job.message !== undefined ? { ok: job.state !== 'failed', message: job.message, said: job.said } : undefined;
  const shown = busy || running !== undefined ? undefined : (outcome ?? earlier);

  async function take(file: File): Promise<void> {
    const stop = new AbortController();
    sending.current = stop;
    setBusy(true);
    setOutcome(undefined);
    const result = await importFile(file, (url, init) => fetch(url, init), stop.signal);
    setBusy(false);
    setOutcome(result);
    if (result.ok) void shell.threads.get()?.refreshImported();
  }

  const cancel = (): void => {
    if (running === undefined) sending.current?.abort();
    else void shell.desktop.methods['archive.cancel']({ id: running.id });
  };

  return (
    <>
      <p className="panel-hint">{archive.importHint}</p>
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
      {running !== undefined && <JobProgress job={running} label={archive.importing} />}
      <div className="panel-actions">
        <Button busy={busy || running !== undefined} busyLabel={archive.importing} onClick={() => input.current?.click()}>
          {archive.import}
        </Button>
        {(busy || running !== undefined) && <Button onClick={cancel}>{common.cancel}</Button>}
        {shown?.ok === true && <span role="status">{tell(shown)}</span>}
      </div>
      {shown?.ok === false && (
        <div className="note note-danger" role="alert">
          {tell(shown)}
        </div>
      )}
    </>
  );
}

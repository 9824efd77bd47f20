import { RadioGroup } from 'radix-ui';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { ArchiveFormat, ArchiveJob } from '../../../shared/history.ts';
import { useShell } from '../shell-context.tsx';
import { useObservable } from '../state/observable.ts';
import { Button } from '../ui/Button.tsx';
import { JobProgress } from './JobProgress.tsx';

interface ExportFormProps {
  /** Absent: all chats. */
  threadId?: string | undefined;
  /** Shows also an export that was begun before this came on the screen. */
  adopt?: boolean;
}

const formats: readonly { id: ArchiveFormat; label: string; hint: string }[] = [
  { id: 'markdown', label: 'Markdown', hint: 'To read, in any text editor.' },
  { id: 'json', label: 'JSON', hint: 'Everything, in a form that Latchkey can import.' },
  { id: 'zip', label: 'Zip', hint: 'Both, with a file for each chat and its pictures.' },
];

/** Chooses a format, makes the file with a bar and a way to stop, and hands it over to be saved. */
export function ExportForm({ threadId, adopt = false }: ExportFormProps): ReactNode {
  const { desktop, state } = useShell();
  const latest = useObservable(state.archive);
  const [format, setFormat] = useState<ArchiveFormat>('markdown');
  const [mine, setMine] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const job = latest !== undefined && latest.kind === 'export' && (latest.id === mine || (adopt && isOpen(latest))) ? latest : undefined;
  const busy = job?.state === 'running';

  async function begin(): Promise<void> {
    setProblem(undefined);
    const result = await desktop.methods['archive.export']({ format, ...(threadId !== undefined && { threadId }) });
    if (result.ok) setMine(result.value.id);
    else setProblem(result.error.message);
  }

  return (
    <div className="export-form">
      <RadioGroup.Root className="choice-row" aria-label="Format" value={format} disabled={busy} onValueChange={(value) => setFormat(value as ArchiveFormat)}>
        {formats.map(({ id, label }) => (
          <RadioGroup.Item key={id} value={id} className="choice">
            <span className="choice-dot" aria-hidden="true" />
            {label}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      <p className="panel-hint">{formats.find(({ id }) => id === format)?.hint} Whoever has the file can read it.</p>
      {job !== undefined && isOpen(job) ? (
        <ExportJob job={job} onCancel={() => void desktop.methods['archive.cancel']({ id: job.id })} />
      ) : (
        <div className="panel-actions">
          <Button variant={threadId === undefined ? 'secondary' : 'primary'} onClick={() => void begin()}>
            {threadId === undefined ? 'Export all' : 'Export'}
          </Button>
          <span role="status">{job?.state === 'done' ? 'The file was handed over to be saved.' : job?.state === 'cancelled' ? 'Cancelled. No file is left.' : ''}</span>
        </div>
      )}
      {(problem ?? (job?.state === 'failed' ? job.message : undefined)) !== undefined && (
        <div className="note note-danger" role="alert">
          {problem ?? job?.message}
        </div>
      )}
    </div>
  );
}

const isOpen = (job: ArchiveJob): boolean => job.state === 'running' || job.state === 'ready';

function ExportJob({ job, onCancel }: { job: ArchiveJob; onCancel(): void }): ReactNode {
  const save = useRef<HTMLAnchorElement>(null);
  const ready = job.state === 'ready';
  useEffect(() => {
    if (ready) save.current?.focus();
  }, [ready]);
  return (
    <>
      {ready && job.message !== undefined && <p className="note note-warn">{job.message}</p>}
      {!ready && <JobProgress job={job} label="Exporting" />}
      <div className="panel-actions">
        {ready && (
          <a ref={save} className="button button-primary" href={`/archive/${job.id}`} download={job.fileName}>
            Save…
          </a>
        )}
        <Button onClick={onCancel}>{ready ? 'Discard' : 'Cancel'}</Button>
        {ready && <span role="status">Ready: {job.fileName}</span>}
      </div>
    </>
  );
}

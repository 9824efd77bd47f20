import { RadioGroup } from 'radix-ui';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { ArchiveFormat, ArchiveJob } from '../../../shared/history.ts';
import type { Said } from '../../../shared/texts/told.ts';
import { useShell } from '../shell-context.tsx';
import { useObservable } from '../state/observable.ts';
import type { WireError } from '../../../shared/errors.ts';
import { useTexts, useTold } from '../texts.tsx';
import { Button } from '../ui/Button.tsx';
import { JobProgress } from './JobProgress.tsx';

interface ExportFormProps {
  /** Absent: all chats. */
  threadId?: string | undefined;
  /** Shows also an export that was begun before this came on the screen. */
  adopt?: boolean;
}

/** Names of formats are the same in every language. */
const formats: readonly { id: ArchiveFormat; label: string }[] = [
  { id: 'markdown', label: 'Markdown' },
  { id: 'json', label: 'JSON' },
  { id: 'zip', label: 'Zip' },
];

/** Chooses a format, makes the file with a bar and a way to stop, and hands it over to be saved. */
export function ExportForm({ threadId, adopt = false }: ExportFormProps): ReactNode {
  const { desktop, state } = useShell();
  const latest = useObservable(state.archive);
  const [format, setFormat] = useState<ArchiveFormat>('markdown');
  const [mine, setMine] = useState<string>();
  const [problem, setProblem] = useState<WireError>();
  const { archive, common } = useTexts();
  const tell = useTold();
  const hints: Record<ArchiveFormat, string> = { markdown: archive.markdownHint, json: archive.jsonHint, zip: archive.zipHint };
  const job = latest !== undefined && latest.kind === 'export' && (latest.id === mine || (adopt && isOpen(latest))) ? latest : undefined;
  const busy = job?.state === 'running';
  const failed = problem ?? (job?.state === 'failed' ? sentenceOf(job) : undefined);

  async function begin(): Promise<void> {
    setProblem(undefined);
    const result = await desktop.methods['archive.export']({ format, ...(threadId !== undefined && { threadId }) });
    if (result.ok) setMine(result.value.id);
    else setProblem(result.error);
  }

  return (
    <div className="export-form">
      <RadioGroup.Root className="choice-row" aria-label={archive.format} value={format} disabled={busy} onValueChange={(value) => setFormat(value as ArchiveFormat)}>
        {formats.map(({ id, label }) => (
          <RadioGroup.Item key={id} value={id} className="choice">
            <span className="choice-dot" aria-hidden="true" />
            {label}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      <p className="panel-hint">{common.together([hints[format], archive.readableByAll])}</p>
      {job !== undefined && isOpen(job) ? (
        <ExportJob job={job} onCancel={() => void desktop.methods['archive.cancel']({ id: job.id })} />
      ) : (
        <div className="panel-actions">
          <Button variant={threadId === undefined ? 'secondary' : 'primary'} onClick={() => void begin()}>
            {threadId === undefined ? archive.exportAll : archive.export}
          </Button>
          <span role="status">{job?.state === 'done' ? archive.handedOver : job?.state === 'cancelled' ? archive.exportCancelled : ''}</span>
        </div>
      )}
      {failed !== undefined && (
        <div className="note note-danger" role="alert">
          {tell(failed)}
        </div>
      )}
    </div>
  );
}

/** What main says of a job, in words. */
function sentenceOf({ message, said }: Pick<ArchiveJob, 'message' | 'said'>): { message: string; said?: Said | undefined } | undefined {
  return message === undefined ? undefined : { message, said };
}

const isOpen = (job: ArchiveJob): boolean => job.state === 'running' || job.state === 'ready';

function ExportJob({ job, onCancel }: { job: ArchiveJob; onCancel(): void }): ReactNode {
  const { archive, common } = useTexts();
  const tell = useTold();
  const save = useRef<HTMLAnchorElement>(null);
  const warning = sentenceOf(job);
  const ready = job.state === 'ready';
  useEffect(() => {
    if (ready) save.current?.focus();
  }, [ready]);
  return (
    <>
      {ready && warning !== undefined && <p className="note note-warn">{tell(warning)}</p>}
      {!ready && <JobProgress job={job} label={archive.exporting} />}
      <div className="panel-actions">
        {ready && (
          <a ref={save} className="button button-primary" href={`/archive/${job.id}`} download={job.fileName}>
            {archive.saveFile}
          </a>
        )}
        <Button onClick={onCancel}>{ready ? archive.discard : common.cancel}</Button>
        {ready && <span role="status">{archive.ready(job.fileName ?? '')}</span>}
      </div>
    </>
  );
}

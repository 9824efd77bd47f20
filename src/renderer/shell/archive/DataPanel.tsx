import { useState, type ReactNode } from 'react';
import type { HistoryStatus } from '../../../shared/history.ts';
import { dateWords } from '../search/hit-words.ts';
import { useShell } from '../shell-context.tsx';
import { useObservable } from '../state/observable.ts';
import { Button } from '../ui/Button.tsx';
import { ExportForm } from './ExportForm.tsx';
import { ImportForm } from './ImportForm.tsx';
import { counted, sizeWords, storageWords, syncWords } from './storage-words.ts';

/** Where the chats are on this computer, how complete they are there, and how they go out and in. */
export function DataPanel(): ReactNode {
  const history = useObservable(useShell().state.history);
  return (
    <>
      <h2>Your data</h2>
      {history !== undefined && (
        <section className="data-part" aria-labelledby="data-kept">
          <h3 id="data-kept">Where your chats are kept</h3>
          <p>{storageWords[history.storage]}</p>
          <p className="panel-hint tabular">
            {[counted(history.threads, 'chat', 'chats'), counted(history.items, 'entry', 'entries'), ...(history.bytes > 0 ? [sizeWords(history.bytes)] : [])].join(' · ')}
          </p>
          <SyncLine history={history} />
        </section>
      )}
      <section className="data-part" aria-labelledby="data-export">
        <h3 id="data-export">Export all chats</h3>
        <ExportForm adopt />
      </section>
      <section className="data-part" aria-labelledby="data-import">
        <h3 id="data-import">Import</h3>
        <ImportForm />
      </section>
    </>
  );
}

const actionLabels = { pause: 'Pause', resume: 'Resume now', anyway: 'Sync anyway' } as const;

function SyncLine({ history }: { history: HistoryStatus }): ReactNode {
  const { desktop } = useShell();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const { text, part, action } = syncWords(history, (ms) => when(ms));
  const change = (): void => {
    setBusy(true);
    setProblem(undefined);
    void desktop.methods['history.sync']({ paused: action === 'pause' }).then((result) => {
      setBusy(false);
      if (!result.ok) setProblem(result.error.message);
    });
  };
  return (
    <div className="job">
      {part !== undefined && <progress aria-label="Read from the server" max={1} value={part} />}
      <span className="tabular">{problem ?? text}</span>
      {action !== undefined && (
        <Button className="button-small" busy={busy} busyLabel={action === 'pause' ? 'Pausing' : 'Resuming'} onClick={change}>
          {actionLabels[action]}
        </Button>
      )}
    </div>
  );
}

/** "at 12:40", "yesterday", "on 3 Feb". */
function when(ms: number): string {
  const words = dateWords(ms, { now: Date.now() });
  return words.includes(':') ? `at ${words}` : words === 'Yesterday' ? 'yesterday' : `on ${words}`;
}

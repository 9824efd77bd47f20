import { useState, type ReactNode } from 'react';
import type { HistoryStatus } from '../../../shared/history.ts';
import { LockLine, useFeature } from '../policy/LockLine.tsx';
import { useShell } from '../shell-context.tsx';
import { useToday } from '../threads/use-today.ts';
import { useObservable } from '../state/observable.ts';
import type { WireError } from '../../../shared/errors.ts';
import { useTold, useWords } from '../texts.tsx';
import { Button } from '../ui/Button.tsx';
import { ExportForm } from './ExportForm.tsx';
import { ImportForm } from './ImportForm.tsx';
import { sizeWords, syncWords } from './storage-words.ts';

/** Where the chats are on this computer, how complete they are there, and how they go out and in. */
export function DataPanel(): ReactNode {
  const history = useObservable(useShell().state.history);
  const { texts, tag } = useWords();
  const { archive, common, policy, settings } = texts;
  const [canExport, canImport] = [useFeature('export'), useFeature('import')];
  return (
    <>
      <h2>{settings.yourData}</h2>
      {history !== undefined && (
        <section className="data-part" aria-labelledby="data-kept">
          <h3 id="data-kept">{archive.kept}</h3>
          <p>{archive.storage[history.storage]}</p>
          <p className="panel-hint tabular">
            {[common.chats(history.threads), common.entries(history.items), ...(history.bytes > 0 ? [sizeWords(tag, history.bytes)] : [])].join(' · ')}
          </p>
          <SyncLine history={history} />
        </section>
      )}
      <section className="data-part" aria-labelledby="data-export">
        <h3 id="data-export">{archive.exportAllTitle}</h3>
        {canExport ? <ExportForm adopt /> : <LockLine text={policy.switchedOff} />}
      </section>
      <section className="data-part" aria-labelledby="data-import">
        <h3 id="data-import">{archive.importTitle}</h3>
        {canImport ? <ImportForm /> : <LockLine text={policy.switchedOff} />}
      </section>
    </>
  );
}

function SyncLine({ history }: { history: HistoryStatus }): ReactNode {
  const { desktop } = useShell();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<WireError>();
  const words = useWords();
  const tell = useTold();
  const { archive } = words.texts;
  const { text, part, action } = syncWords(words, history, { now: useToday() });
  const actionLabels = { pause: archive.pause, resume: archive.resume, anyway: archive.syncAnyway };
  const change = (): void => {
    setBusy(true);
    setProblem(undefined);
    void desktop.methods['history.sync']({ paused: action === 'pause' }).then((result) => {
      setBusy(false);
      if (!result.ok) setProblem(result.error);
    });
  };
  return (
    <div className="job">
      {part !== undefined && <progress aria-label={archive.readFromServer} max={1} value={part} />}
      <span className="tabular">{problem === undefined ? text : tell(problem)}</span>
      {action !== undefined && (
        <Button className="button-small" busy={busy} busyLabel={action === 'pause' ? archive.pausing : archive.resuming} onClick={change}>
          {actionLabels[action]}
        </Button>
      )}
    </div>
  );
}

import { useEffect, useState, type ReactNode } from 'react';
import type { CrashView } from '../../../shared/crash.ts';
import type { WireError } from '../../../shared/errors.ts';
import { exactDate } from '../search/hit-words.ts';
import { useShell } from '../shell-context.tsx';
import { useWords } from '../texts.tsx';
import { Button } from '../ui/Button.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { saveText } from './save-text.ts';

interface Report {
  fileName: string;
  text: string;
}

/** What ended unexpectedly, with its report, which goes nowhere unless the person takes it there; nothing where nothing did. */
export function CrashNote(): ReactNode {
  const { desktop } = useShell();
  const words = useWords();
  const { crashes: texts, diagnostics } = words.texts;
  const [crashes, setCrashes] = useState<readonly CrashView[]>([]);
  const [report, setReport] = useState<Report>();
  const [failure, setFailure] = useState<WireError>();

  useEffect(() => {
    void desktop.methods['crashes.list']().then((result) => {
      if (result.ok) setCrashes(result.value);
    });
  }, [desktop]);

  const [newest, ...others] = crashes;
  if (newest === undefined) return null;
  const show = async (): Promise<void> => {
    const result = await desktop.methods['crashes.read']({ id: newest.id });
    if (result.ok) setReport(result.value);
    setFailure(result.ok ? undefined : result.error);
  };
  const forget = async (): Promise<void> => {
    const result = await desktop.methods['crashes.forget']();
    if (result.ok) setCrashes(result.value);
    setFailure(result.ok ? undefined : result.error);
  };
  const what = { app: texts.last, page: texts.page, helper: texts.helper, fault: texts.fault }[newest.kind];

  return (
    <section className="crash-note note" aria-label={texts.title}>
      <p>
        <strong>{what}</strong> <time dateTime={new Date(newest.at).toISOString()}>{exactDate(words.tag, newest.at)}</time>
        {others.length > 0 && <> {texts.others(others.length)}</>}
      </p>
      <div className="panel-actions">
        {report === undefined ? (
          <Button className="button-small" onClick={() => void show()}>{texts.show}</Button>
        ) : (
          <>
            <CopyButton text={report.text} label={diagnostics.copyReport} />
            <Button className="button-small" onClick={() => saveText(report.fileName, report.text)}>{diagnostics.saveReport}</Button>
          </>
        )}
        <Button className="button-small" onClick={() => void forget()}>{texts.forget}</Button>
      </div>
      {failure !== undefined && <FailureNote error={failure} />}
      {report !== undefined && (
        <>
          <p className="panel-hint">{texts.means}</p>
          {/* Scrolls, so the keyboard must get there. */}
          <pre className="report-text" tabIndex={0} role="region" aria-label={texts.title} dir="ltr" lang="en">
            {report.text}
          </pre>
        </>
      )}
    </section>
  );
}

import { useCallback, useEffect, useState, type ReactNode } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import { useShell } from '../shell-context.tsx';
import { useTexts, useTold } from '../texts.tsx';
import { Button } from '../ui/Button.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { ErrorDetails } from '../ui/ErrorDetails.tsx';
import { saveText } from './save-text.ts';

interface Report {
  fileName: string;
  text: string;
}

/** Everything that support gets, to be read before it goes out. */
export function ReportTab(): ReactNode {
  const { desktop } = useShell();
  const { archive, common, diagnostics } = useTexts();
  const tell = useTold();
  const [report, setReport] = useState<Report>();
  const [failure, setFailure] = useState<WireError>();
  const [saved, setSaved] = useState(false);

  const read = useCallback(
    () =>
      desktop.methods['diagnostics.report']().then((result) => {
        if (result.ok) setReport(result.value);
        setFailure(result.ok ? undefined : result.error);
      }),
    [desktop],
  );
  useEffect(() => void read(), [read]);

  return (
    <>
      <p>{diagnostics.reportMeans}</p>
      {failure !== undefined && (
        <div className="note note-danger" role="alert">
          {tell(failure)}{' '}
          <button type="button" className="link" onClick={() => void read()}>
            {common.tryAgain}
          </button>
          <ErrorDetails error={failure} />
        </div>
      )}
      {report !== undefined && (
        <>
          <div className="panel-actions">
            <CopyButton text={report.text} label={diagnostics.copyReport} />
            <Button
              className="button-small"
              onClick={() => {
                saveText(report.fileName, report.text);
                setSaved(true);
              }}
            >
              {diagnostics.saveReport}
            </Button>
            <span role="status">{saved ? archive.handedOver : ''}</span>
          </div>
          {/* Scrolls, so the keyboard must get there. */}
          <pre className="report-text" tabIndex={0} role="region" aria-label={diagnostics.theReport}
            dir="ltr"
            lang="en">
            {report.text}
          </pre>
        </>
      )}
    </>
  );
}

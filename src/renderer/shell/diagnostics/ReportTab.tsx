import { useCallback, useEffect, useState, type ReactNode } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import { useShell } from '../shell-context.tsx';
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
      <p>
        For whoever helps you. This is all of it: versions, server names, times and codes. It contains no password, token or cookie, nothing you or anybody
        wrote, and no name or e-mail.
      </p>
      {failure !== undefined && (
        <div className="note note-danger" role="alert">
          {failure.message}{' '}
          <button type="button" className="link" onClick={() => void read()}>
            Try again
          </button>
          <ErrorDetails error={failure} />
        </div>
      )}
      {report !== undefined && (
        <>
          <div className="panel-actions">
            <CopyButton text={report.text} label="Copy report" />
            <Button
              className="button-small"
              onClick={() => {
                saveText(report.fileName, report.text);
                setSaved(true);
              }}
            >
              Save report…
            </Button>
            <span role="status">{saved ? 'The file was handed over to be saved.' : ''}</span>
          </div>
          {/* Scrolls, so the keyboard must get there. */}
          <pre className="report-text" tabIndex={0} role="region" aria-label="The report">
            {report.text}
          </pre>
        </>
      )}
    </>
  );
}

import { useState, type ReactNode } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import { useShell } from '../shell-context.tsx';
import { useTexts, useTold } from '../texts.tsx';

/** The terms of everything in the package, read when somebody opens them. */
export function LicensesFold(): ReactNode {
  const { desktop } = useShell();
  const { speed: words } = useTexts();
  const tell = useTold();
  const [text, setText] = useState<string | null>();
  const [failure, setFailure] = useState<WireError>();

  async function read(): Promise<void> {
    const result = await desktop.methods['app.licenses']();
    if (result.ok) setText(result.value.text);
    setFailure(result.ok ? undefined : result.error);
  }

  return (
    <details className="fold" onToggle={(event) => event.currentTarget.open && text === undefined && void read()}>
      <summary>{words.licenses}</summary>
      <div className="fold-body" aria-busy={text === undefined && failure === undefined}>
        {failure !== undefined && (
          <p className="panel-hint" role="alert" data-problem="">
            {tell(failure)}
          </p>
        )}
        {text === null && <p className="panel-hint">{words.notPackaged}</p>}
        {typeof text === 'string' && (
          // Scrolls, so the keyboard must get there.
          <pre className="report-text licenses-text" tabIndex={0} role="region" aria-label={words.licenses} dir="ltr" lang="en">
            {text}
          </pre>
        )}
      </div>
    </details>
  );
}

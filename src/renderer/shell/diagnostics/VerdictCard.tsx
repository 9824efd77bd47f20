import { CircleAlert, CircleCheck, Info, type LucideIcon } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { Verdict } from '../../../shared/diagnostics.ts';
import type { Texts } from '../../../shared/texts/en/texts.ts';
import { useAuth, useShell } from '../shell-context.tsx';
import { useTexts } from '../texts.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';

interface VerdictCardProps {
  verdict: Verdict;
  onClose(): void;
  /** Absent while the checks are on the screen, with a button of their own. */
  onChecks?: (() => void) | undefined;
  onRetried(): Promise<void>;
}

const marks: Record<NonNullable<Verdict['tone']>, LucideIcon> = { ok: CircleCheck, info: Info, warn: CircleAlert };

/** What happened and what it means, in plain words, with the buttons that do something about it. */
export function VerdictCard({ verdict, onClose, onChecks, onRetried }: VerdictCardProps): ReactNode {
  const shell = useShell();
  const texts = useTexts();
  const { common, diagnostics, signIn: signInWords } = texts;
  const { sentence, advice } = verdictWords(texts, verdict);
  const { status } = useAuth();
  const [busy, setBusy] = useState(false);
  const { tone = 'info', action } = verdict;

  function retry(): void {
    setBusy(true);
    void shell
      .retry()
      .then(onRetried)
      .finally(() => setBusy(false));
  }

  function signIn(): void {
    if (status === 'session_unreachable') shell.ui.update((ui) => ({ ...ui, signInAnyway: true }));
    onClose();
  }

  return (
    <div className={`verdict verdict-${tone}`}>
      <Icon of={marks[tone]} size={20} />
      <div>
        <div role="status">
          <p className="verdict-sentence">{sentence}</p>
          {advice !== undefined && <p className="verdict-advice">{advice}</p>}
        </div>
        {action !== undefined && (action !== 'connection' || onChecks !== undefined) && (
          <div className="panel-actions">
            {action === 'retry' && (
              <Button variant="primary" busy={busy} busyLabel={common.tryingAgain} onClick={retry}>
                {common.tryAgain}
              </Button>
            )}
            {action === 'sign_in' && status !== 'signed_in' && (
              <Button variant="primary" onClick={signIn}>
                {signInWords.signIn}
              </Button>
            )}
            {action === 'connection' && onChecks !== undefined && (
              <Button variant="primary" onClick={onChecks}>
                {diagnostics.runChecks}
              </Button>
            )}
            {action === 'retry' && onChecks !== undefined && <Button onClick={onChecks}>{diagnostics.runChecks}</Button>}
          </div>
        )}
      </div>
    </div>
  );
}

/** By its code; one that this version does not know is as main says it. */
function verdictWords({ verdicts }: Texts, { code, sentence, advice }: Verdict): Pick<Verdict, 'sentence' | 'advice'> {
  return Object.hasOwn(verdicts, code) ? verdicts[code as keyof typeof verdicts] : { sentence, ...(advice !== undefined && { advice }) };
}

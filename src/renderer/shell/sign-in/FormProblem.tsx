import type { ReactNode } from 'react';
import { WayOut } from '../network/WayOut.tsx';
import { Parts, useWords } from '../texts.tsx';
import { ErrorDetails } from '../ui/ErrorDetails.tsx';
import { formatWait } from './countdown.ts';
import type { Problem } from './problem.ts';

interface FormProblemProps {
  problem: Problem | undefined;
  /** Whole seconds until the server takes attempts again. */
  wait: number;
  onRetry(): void;
}

/** The line above the button. Spoken once when it appears; the running countdown is not read out each second. */
export function FormProblem({ problem, wait, onRetry }: FormProblemProps): ReactNode {
  const { texts, tag } = useWords();
  if (problem === undefined || problem.place !== 'form') return <div role="alert" />;
  if (problem.offer === 'wait') {
    return (
      <div className="note note-warn" role="alert">
        {problem.message}{' '}
        {wait > 0 ? (
          <Parts
            of={texts.signIn.tryAgainIn(
              <span aria-live="off" className="tabular">
                {formatWait(tag, wait)}
              </span>,
            )}
          />
        ) : (
          texts.signIn.tryAgainNow
        )}
      </div>
    );
  }
  return (
    <div className="note note-danger" role="alert">
      {problem.message}{' '}
      {problem.offer === 'retry' && (
        <button type="button" className="link" onClick={onRetry}>
          {texts.common.tryAgain}
        </button>
      )}
      {(problem.offer === 'certificate' || problem.offer === 'proxy') && <WayOut kind={problem.offer} />}
      {problem.details !== undefined && <ErrorDetails error={problem.details} />}
    </div>
  );
}

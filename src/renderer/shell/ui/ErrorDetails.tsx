import { useState, type ReactNode } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import { useTexts } from '../texts.tsx';
import { CopyButton } from './CopyButton.tsx';

/** Code, status and time of a failure, folded away; for whoever is asked for help, and so in English. */
export function ErrorDetails({ error }: { error: WireError }): ReactNode {
  const { details } = useTexts().common;
  const [time] = useState(() => new Date());
  const lines = [
    `Code: ${error.code}`,
    ...(error.status === undefined ? [] : [`HTTP status: ${error.status}`]),
    `Message: ${error.message}`,
    `Time: ${time.toISOString()}`,
  ];
  return (
    <details className="details">
      <summary>{details}</summary>
      <pre>{lines.join('\n')}</pre>
      <CopyButton text={lines.join('\n')} />
    </details>
  );
}

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { writeClipboard } from './clipboard.ts';
import { useStrings } from './context.ts';
import { IconButton } from './parts/IconButton.tsx';

/** How long the tick stays, in ms. */
const tickMs = 2_000;

/** Copies a text and says so. */
export function CopyButton({ text, label }: { text: string; label: string }): ReactNode {
  const strings = useStrings();
  const [result, setResult] = useState<'copied' | 'failed'>();

  useEffect(() => {
    if (result === undefined) return undefined;
    const timer = setTimeout(() => setResult(undefined), tickMs);
    return () => clearTimeout(timer);
  }, [result]);

  const name = result === undefined ? label : result === 'copied' ? strings.copied : strings.copyFailed;
  return (
    <IconButton
      label={name}
      icon={result === 'copied' ? Check : Copy}
      onClick={() => void writeClipboard(text).then((done) => setResult(done ? 'copied' : 'failed'))}
    />
  );
}

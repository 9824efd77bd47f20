import { Check, Copy } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useTexts } from '../texts.tsx';
import { Icon } from './Icon.tsx';

const shownMs = 2_000;

/** Copies text and says so for two seconds. */
export function CopyButton({ text, label }: { text: string; label?: string }): ReactNode {
  const { common } = useTexts();
  const [outcome, setOutcome] = useState<'copied' | 'failed'>();
  useEffect(() => {
    if (outcome === undefined) return;
    const timer = setTimeout(() => setOutcome(undefined), shownMs);
    return () => clearTimeout(timer);
  }, [outcome]);
  return (
    <button
      type="button"
      className="button button-secondary button-small"
      onClick={() => {
        navigator.clipboard.writeText(text).then(
          () => setOutcome('copied'),
          () => setOutcome('failed'),
        );
      }}
    >
      <Icon of={outcome === 'copied' ? Check : Copy} size={14} />
      <span aria-live="polite">{outcome === 'copied' ? common.copied : outcome === 'failed' ? common.copyFailed : (label ?? common.copy)}</span>
    </button>
  );
}

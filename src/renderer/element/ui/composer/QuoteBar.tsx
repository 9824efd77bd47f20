import { Reply, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useController, useStrings } from '../context.ts';
import { useParts, usePart } from './composer-context.ts';

/** The text that is replied to. */
export function QuoteBar(): ReactNode {
  const strings = useStrings();
  const { composer } = useController();
  const { threadId, field } = useParts();
  const quote = usePart((draft) => draft.quote);
  if (quote === '') return null;

  function remove(): void {
    composer.setQuote(threadId, '');
    field.current?.focus();
  }

  return (
    <div className="quote-bar">
      <Reply size={16} strokeWidth={1.75} className="directional" aria-hidden />
      <span className="unseen">{strings.quoted}</span>
      <blockquote dir="auto">{quote}</blockquote>
      <button type="button" className="icon-button" aria-label={strings.quoteRemove} data-tip={strings.quoteRemove} onClick={remove}>
        <X size={16} strokeWidth={1.75} aria-hidden />
      </button>
    </div>
  );
}

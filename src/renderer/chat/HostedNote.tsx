import { X } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ChatTexts } from '../../shared/texts/load-chat.ts';
import { useChatWords, type ChatLanguage } from './language.ts';
import type { BuiltInReason } from './page-settings.ts';
import './hosted-note.css';

export interface HostedNoteProps {
  reason: BuiltInReason;
  language: ChatLanguage;
  /** Loads the page with the hosted element once more. */
  onRetry: () => void;
}

/** Says quietly that the built-in chat stands in for the hosted one, and why for those who ask. */
export function HostedNote({ reason, language, onRetry }: HostedNoteProps): ReactNode {
  const { texts } = useChatWords(language);
  const [closed, setClosed] = useState(false);
  if (closed) return null;
  return (
    <div className="hosted-note" role="status">
      <div className="hosted-note-text">
        <p>{texts.hostedFailed}</p>
        <details>
          <summary>{texts.details}</summary>
          <p>{sentenceOf(texts, reason)}</p>
        </details>
      </div>
      <button type="button" className="hosted-note-retry" onClick={onRetry}>
        {texts.tryAgain}
      </button>
      <button type="button" className="hosted-note-close" aria-label={texts.dismiss} title={texts.dismiss} onClick={() => setClosed(true)}>
        <X size={16} strokeWidth={1.75} aria-hidden />
      </button>
    </div>
  );
}

function sentenceOf(texts: ChatTexts, { failure, detail }: BuiltInReason): string {
  switch (failure) {
    case 'blocked':
      return texts.hostedBlocked;
    case 'late':
      return texts.hostedLate;
    case 'refused':
      return texts.hostedRefused(detail);
  }
}

import { X } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { BuiltInReason } from './page-settings.ts';
import './hosted-note.css';

export interface HostedNoteProps {
  reason: BuiltInReason;
  /** Loads the page with the hosted element once more. */
  onRetry: () => void;
}

/** Says quietly that the built-in chat stands in for the hosted one, and why for those who ask. */
export function HostedNote({ reason, onRetry }: HostedNoteProps): ReactNode {
  const [closed, setClosed] = useState(false);
  if (closed) return null;
  return (
    <div className="hosted-note" role="status">
      <div className="hosted-note-text">
        <p>The hosted chat couldn’t be loaded; using the built-in one.</p>
        <details>
          <summary>Details</summary>
          <p>{sentenceOf(reason)}</p>
        </details>
      </div>
      <button type="button" className="hosted-note-retry" onClick={onRetry}>
        Try again
      </button>
      <button type="button" className="hosted-note-close" aria-label="Dismiss" title="Dismiss" onClick={() => setClosed(true)}>
        <X size={16} strokeWidth={1.75} aria-hidden />
      </button>
    </div>
  );
}

function sentenceOf({ failure, detail }: BuiltInReason): string {
  switch (failure) {
    case 'blocked':
      return 'The script of the hosted chat could not be loaded: this computer is offline, or the network does not let it through.';
    case 'late':
      return 'The script of the hosted chat did not start in time. The network may be slow, or blocking a part of it.';
    case 'refused':
      return `The hosted chat reported: ${detail === '' ? 'an error without words.' : detail} If this is about the domain, ask whoever set up this connection to check its domain key and chat host.`;
  }
}

import { CloudDownload } from 'lucide-react';
import type { ReactNode } from 'react';
import { firstSyncWords } from '../archive/storage-words.ts';
import { OutboxLine } from '../outbox/OutboxLine.tsx';
import { useShell } from '../shell-context.tsx';
import { useObservable } from '../state/observable.ts';
import { useWords } from '../texts.tsx';
import { Icon } from '../ui/Icon.tsx';

/** Quiet lines under the chats: what waits to be sent, and the first reading of everything. */
export function SidebarFoot(): ReactNode {
  const shell = useShell();
  const history = useObservable(shell.state.history);
  const { texts, tag } = useWords();
  const syncing = history === undefined ? undefined : firstSyncWords(texts, tag, history);
  return (
    <div className="sidebar-foot">
      {syncing !== undefined && (
        <button type="button" className="foot-line" onClick={() => shell.ui.update((ui) => ({ ...ui, settingsPanel: 'data' }))}>
          <Icon of={CloudDownload} />
          <span className="tabular">{syncing}</span>
        </button>
      )}
      <OutboxLine />
    </div>
  );
}

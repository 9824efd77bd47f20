import { appName } from '../../../shared/brand.ts';
import { CloudDownload, MessageSquarePlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { firstSyncWords } from '../archive/storage-words.ts';
import { OutboxLine } from '../outbox/OutboxLine.tsx';
import { useShell } from '../shell-context.tsx';
import { useObservable } from '../state/observable.ts';
import { useWords } from '../texts.tsx';
import { Icon } from '../ui/Icon.tsx';

/** Quiet lines under the chats: what waits to be sent, the first reading of everything, and the way to a model where none is connected. */
export function SidebarFoot(): ReactNode {
  const shell = useShell();
  const history = useObservable(shell.state.history);
  const connection = useObservable(shell.state.connection);
  const model = useObservable(shell.state.model);
  const { texts, tag } = useWords();
  const policy = useObservable(shell.state.policy);
  // A product without models has nothing to connect.
  const withoutModels = policy?.status === 'managed' && policy.sources.modelEndpoints === appName;
  const hasGuideOnly = connection?.connection.kind === 'local' && model?.model === '' && !withoutModels;
  const syncing = history === undefined ? undefined : firstSyncWords(texts, tag, history);
  return (
    <div className="sidebar-foot">
      {syncing !== undefined && (
        <button type="button" className="foot-line" onClick={() => shell.ui.update((ui) => ({ ...ui, settingsPanel: 'data' }))}>
          <Icon of={CloudDownload} />
          <span className="tabular">{syncing}</span>
        </button>
      )}
      {hasGuideOnly && (
        <button type="button" className="foot-line" onClick={() => shell.run('model.open')}>
          <Icon of={MessageSquarePlus} />
          <span>{texts.models.connect}</span>
        </button>
      )}
      <OutboxLine />
    </div>
  );
}

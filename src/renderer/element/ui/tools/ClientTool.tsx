import { Wrench } from 'lucide-react';
import type { ReactNode } from 'react';
import { waitingTool } from '../../../../shared/chatkit/tool-calls.ts';
import type { ClientToolCallItem } from '../../../../shared/chatkit/types.ts';
import { plainName } from '../../markdown/hidden-characters.ts';
import { useController, useSession, useStrings, useView } from '../context.ts';
import { Spinner } from '../parts/Spinner.tsx';
import { readableName } from './tool-name.ts';

/**
 * A tool of this page that nobody has answered yet: that it runs, or, after a reload in its middle, a way to run it (§5.3).
 * A progress line says the same in the server's words, so it takes this one's place.
 */
export function ClientTool({ item }: { item: ClientToolCallItem }): ReactNode {
  const strings = useStrings();
  const controller = useController();
  const { session } = useView();
  const busy = useSession(session, (state) => state.response !== 'idle');
  const covered = useSession(session, (state) => state.thread.progress !== undefined);
  const waits = useSession(session, (state) => waitingTool(state.thread)?.id === item.id && !state.loading);
  if (item.status !== 'pending' || covered || !waits) return null;
  const name = plainName(readableName(item.name));
  if (busy) {
    return (
      <p className="tool">
        <Spinner />
        <span dir="auto">{strings.toolRunning(name)}</span>
      </p>
    );
  }

  function run(): void {
    void session.runPendingTool();
    controller.focusComposer();
  }

  return (
    <div className="tool">
      <Wrench size={16} strokeWidth={1.75} aria-hidden />
      <span dir="auto">{strings.toolWaiting(name)}</span>
      <button type="button" className="button" onClick={run}>
        {strings.toolRun}
      </button>
    </div>
  );
}

import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useState, type ReactNode } from 'react';
import { LockLine, useFeature } from '../policy/LockLine.tsx';
import { useShell } from '../shell-context.tsx';
import { useObservable } from '../state/observable.ts';
import { displayTitle } from '../threads/list-keys.ts';
import type { ThreadSummary } from '../threads/thread-groups.ts';
import { Parts, useTexts } from '../texts.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { ExportForm } from './ExportForm.tsx';

/** Exports one chat. An export that still runs when this is closed is cancelled. */
export function ExportDialog({ thread }: { thread: Pick<ThreadSummary, 'id' | 'title'> }): ReactNode {
  const shell = useShell();
  const texts = useTexts();
  const job = useObservable(shell.state.archive);
  const [before] = useState(job?.id);
  const allowed = useFeature('export');
  const close = (): void => {
    if (job !== undefined && job.id !== before && job.kind === 'export' && (job.state === 'running' || job.state === 'ready')) {
      void shell.desktop.methods['archive.cancel']({ id: job.id });
    }
    shell.ui.update((ui) => ({ ...ui, exportThread: undefined }));
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Overlay className="dialog-scrim" />
        <Dialog.Content
          className="dialog small-dialog"
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            // The menu that opened this is gone, its row is not.
            const row = document.querySelector<HTMLElement>(`[data-thread="${CSS.escape(thread.id)}"]`);
            if (row === null) shell.focusComposer();
            else row.focus();
          }}
        >
          <Dialog.Title className="small-dialog-title">
            <Parts of={texts.archive.exportNamed(<bdi>{displayTitle(texts, thread)}</bdi>)} />
          </Dialog.Title>
          {allowed ? <ExportForm threadId={thread.id} /> : <LockLine text={texts.policy.switchedOff} />}
          <Dialog.Close asChild>
            <IconButton className="dialog-close" icon={X} label={texts.common.close} />
          </Dialog.Close>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

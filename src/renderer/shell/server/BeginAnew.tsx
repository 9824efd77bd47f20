import { AlertDialog } from 'radix-ui';
import { useState, type ReactNode } from 'react';
import { useShell } from '../shell-context.tsx';
import type { WireError } from '../../../shared/errors.ts';
import { useTexts, useTold } from '../texts.tsx';
import { Button } from '../ui/Button.tsx';

/** The way out when the key of the data on this computer is gone: asks, then puts the data aside and starts empty. */
export function BeginAnew(): ReactNode {
  const { desktop } = useShell();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<WireError>();
  const { common, notices } = useTexts();
  const tell = useTold();

  async function go(): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    const result = await desktop.methods['server.beginAnew']();
    setBusy(false);
    if (result.ok) setOpen(false);
    else setProblem(result.error);
  }

  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => !busy && setOpen(next)}>
      <AlertDialog.Trigger className="link">{notices.beginAnew}</AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="dialog-scrim" />
        <AlertDialog.Content className="dialog question">
          <AlertDialog.Title className="question-title">{notices.beginAnewTitle}</AlertDialog.Title>
          <AlertDialog.Description className="question-text">
            {notices.beginAnewMeans}
          </AlertDialog.Description>
          {problem !== undefined && (
            <p className="note note-danger" role="alert">
              {tell(problem)}
            </p>
          )}
          <div className="question-actions">
            <AlertDialog.Cancel asChild>
              <Button>{common.cancel}</Button>
            </AlertDialog.Cancel>
            <Button variant="primary" busy={busy} busyLabel={notices.movingAside} onClick={() => void go()}>
              {notices.moveAside}
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

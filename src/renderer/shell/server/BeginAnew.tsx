import { AlertDialog } from 'radix-ui';
import { useState, type ReactNode } from 'react';
import { useShell } from '../shell-context.tsx';
import { Button } from '../ui/Button.tsx';

/** The way out when the key of the data on this computer is gone: asks, then puts the data aside and starts empty. */
export function BeginAnew(): ReactNode {
  const { desktop } = useShell();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function go(): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    const result = await desktop.methods['server.beginAnew']();
    setBusy(false);
    if (result.ok) setOpen(false);
    else setProblem(result.error.message);
  }

  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => !busy && setOpen(next)}>
      <AlertDialog.Trigger className="link">Begin anew…</AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="dialog-scrim" />
        <AlertDialog.Content className="dialog question">
          <AlertDialog.Title className="question-title">Begin anew on this computer?</AlertDialog.Title>
          <AlertDialog.Description className="question-text">
            The accounts and chats of the server on this computer can’t be opened without their key. Latchkey moves them aside, where they stay as they are, and starts
            empty: you create your account again. If the key turns up, they can be moved back.
          </AlertDialog.Description>
          {problem !== undefined && (
            <p className="note note-danger" role="alert">
              {problem}
            </p>
          )}
          <div className="question-actions">
            <AlertDialog.Cancel asChild>
              <Button>Cancel</Button>
            </AlertDialog.Cancel>
            <Button variant="primary" busy={busy} busyLabel="Moving the data aside" onClick={() => void go()}>
              Move aside and begin anew
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

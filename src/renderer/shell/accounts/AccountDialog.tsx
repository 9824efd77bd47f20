import { AlertDialog, RadioGroup } from 'radix-ui';
import { useId, useState, type ReactNode } from 'react';
import type { HistoryFate } from '../../../shared/desktop-api.ts';
import { useServerLabel, useShell, useUser } from '../shell-context.tsx';
import { useObservable } from '../state/observable.ts';
import type { AccountQuestion } from '../state/ui-state.ts';
import { Button } from '../ui/Button.tsx';
import { returnFocus } from '../ui/return-focus.ts';
import { accountName, countMessages } from './account-words.ts';
import { useAccounts } from './AccountList.tsx';

/** Asks before an account leaves: what is to become of its history, and of messages that were not sent. */
export function AccountDialog({ question }: { question: AccountQuestion }): ReactNode {
  const shell = useShell();
  const user = useUser();
  const label = useServerLabel();
  const connection = useObservable(shell.state.connection);
  const history = useObservable(shell.state.history);
  const outbox = useObservable(shell.state.outbox);
  const current = useAccounts().find((account) => account.current);
  const [fate, setFate] = useState<HistoryFate>('keep');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [opener] = useState(() => document.activeElement);
  const legend = useId();
  const unsent = Math.max(current?.queued ?? 0, outbox.filter(({ kind }) => kind === 'message').length);
  const server = connection?.connection.kind === 'local' ? 'the server on this computer' : label;
  const inMemory = history?.storage === 'memory';
  const who = user ?? current?.user;
  const removing = question === 'remove';
  const name = who === undefined ? `the account on ${server}` : accountName({ user: who, status: 'signed_in' });
  const action = removing ? (fate === 'erase' ? 'Remove and erase' : 'Remove account') : fate === 'erase' ? 'Sign out and erase' : 'Sign out';

  async function go(): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    const failed = removing ? await shell.accounts.remove(fate) : await shell.accounts.signOut(fate);
    setBusy(false);
    if (failed === undefined) shell.accounts.ask(undefined);
    else setProblem(failed);
  }

  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && !busy && shell.accounts.ask(undefined)}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="dialog-scrim" />
        <AlertDialog.Content
          className="dialog question"
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            returnFocus(opener, shell.focusComposer);
          }}
        >
          <AlertDialog.Title className="question-title">{removing ? `Remove ${name}?` : connection?.connection.kind === 'local' ? 'Sign out?' : `Sign out of ${label}?`}</AlertDialog.Title>
          <AlertDialog.Description className="question-text">
            {removing
              ? `You are signed out, and the account leaves the list. Your chats on ${server} stay.`
              : `Latchkey forgets your sign-in. Your chats on ${server} stay.`}
          </AlertDialog.Description>
          <p className="question-legend" id={legend}>
            The copy that Latchkey keeps for offline use
          </p>
          <RadioGroup.Root className="choice-column" aria-labelledby={legend} value={fate} onValueChange={(value) => setFate(value as HistoryFate)}>
            <Choice value="keep" title="Keep it">
              {inMemory ? 'Without a keychain it is only in memory, and ends when Latchkey quits.' : 'Encrypted; it is there again when you sign in with this account.'}
            </Choice>
            <Choice value="erase" title="Erase it">
              Its messages, drafts and files are destroyed. This cannot be undone.
            </Choice>
          </RadioGroup.Root>
          <div aria-live="polite">
            {unsent > 0 && (
              <p className="note note-warn">
                {fate === 'erase'
                  ? `${countMessages(unsent)} ${unsent === 1 ? 'has' : 'have'} not been sent yet and will be lost.`
                  : `${countMessages(unsent)} ${unsent === 1 ? 'has' : 'have'} not been sent yet. ${unsent === 1 ? 'It waits' : 'They wait'} until you sign in with this account again.`}
              </p>
            )}
          </div>
          {problem !== undefined && (
            <p className="note note-danger" role="alert">
              {problem}
            </p>
          )}
          <div className="question-actions">
            <AlertDialog.Cancel asChild>
              <Button>Cancel</Button>
            </AlertDialog.Cancel>
            <Button variant={fate === 'erase' ? 'danger' : 'primary'} busy={busy} busyLabel={removing ? 'Removing the account' : 'Signing out'} onClick={() => void go()}>
              {action}
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

function Choice({ value, title, children }: { value: HistoryFate; title: string; children: ReactNode }): ReactNode {
  const id = useId();
  return (
    <RadioGroup.Item value={value} className="choice choice-line" aria-labelledby={`${id}-title`} aria-describedby={`${id}-text`}>
      <span className="choice-dot" aria-hidden="true" />
      <span>
        <span id={`${id}-title`}>{title}</span>
        <small id={`${id}-text`}>{children}</small>
      </span>
    </RadioGroup.Item>
  );
}

import { AlertDialog, RadioGroup } from 'radix-ui';
import { useId, useState, type ReactNode } from 'react';
import type { HistoryFate } from '../../../shared/desktop-api.ts';
import { useServer, useShell, useUser } from '../shell-context.tsx';
import { useObservable } from '../state/observable.ts';
import type { AccountQuestion } from '../state/ui-state.ts';
import type { WireError } from '../../../shared/errors.ts';
import { useTexts, useTold } from '../texts.tsx';
import { Button } from '../ui/Button.tsx';
import { returnFocus } from '../ui/return-focus.ts';
import { accountName } from './account-words.ts';
import { useAccounts } from './AccountList.tsx';

/** Asks before an account leaves: what is to become of its history, and of messages that were not sent. */
export function AccountDialog({ question }: { question: AccountQuestion }): ReactNode {
  const shell = useShell();
  const user = useUser();
  const server = useServer();
  const texts = useTexts();
  const words = texts.accounts;
  const tell = useTold();
  const history = useObservable(shell.state.history);
  const outbox = useObservable(shell.state.outbox);
  const current = useAccounts().find((account) => account.current);
  const [fate, setFate] = useState<HistoryFate>('keep');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<WireError>();
  const [opener] = useState(() => document.activeElement);
  const legend = useId();
  const unsent = Math.max(current?.queued ?? 0, outbox.filter(({ kind }) => kind === 'message').length);
  const inMemory = history?.storage === 'memory';
  const who = user ?? current?.user;
  const removing = question === 'remove';
  const removeTitle = who === undefined ? words.removeUnnamed(server) : words.removeNamed(accountName(texts, { user: who, status: 'signed_in' }));
  const action = removing ? (fate === 'erase' ? words.removeAndErase : words.removeAccount) : fate === 'erase' ? words.signOutAndErase : words.signOut;

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
          <AlertDialog.Title className="question-title">{removing ? removeTitle : words.signOutOf(server)}</AlertDialog.Title>
          <AlertDialog.Description className="question-text">
            {removing ? words.removeMeans(server) : words.signOutMeans(server)}
          </AlertDialog.Description>
          <p className="question-legend" id={legend}>
            {words.copyLegend}
          </p>
          <RadioGroup.Root className="choice-column" aria-labelledby={legend} value={fate} onValueChange={(value) => setFate(value as HistoryFate)}>
            <Choice value="keep" title={words.keep}>
              {inMemory ? words.keepInMemory : words.keepEncrypted}
            </Choice>
            <Choice value="erase" title={words.erase}>
              {words.eraseMeans}
            </Choice>
          </RadioGroup.Root>
          <div aria-live="polite">
            {unsent > 0 && (
              <p className="note note-warn">{fate === 'erase' ? words.unsentLost(unsent) : words.unsentWaits(unsent)}</p>
            )}
          </div>
          {problem !== undefined && (
            <p className="note note-danger" role="alert">
              {tell(problem)}
            </p>
          )}
          <div className="question-actions">
            <AlertDialog.Cancel asChild>
              <Button>{texts.common.cancel}</Button>
            </AlertDialog.Cancel>
            <Button variant={fate === 'erase' ? 'danger' : 'primary'} busy={busy} busyLabel={removing ? words.removing : words.signingOut} onClick={() => void go()}>
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

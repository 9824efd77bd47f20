import { Dialog } from 'radix-ui';
import { useRef, useState, type ReactNode } from 'react';
import type { ProxyQuestion } from '../../../shared/network.ts';
import { useShell } from '../shell-context.tsx';
import { PasswordField } from '../sign-in/PasswordField.tsx';
import { useObservable } from '../state/observable.ts';
import { useTexts } from '../texts.tsx';
import { Button } from '../ui/Button.tsx';
import { returnFocus } from '../ui/return-focus.ts';
import { TextField } from '../ui/TextField.tsx';

interface ProxyDialogProps {
  question: ProxyQuestion;
  /** What was typed for this proxy before. */
  name(): string;
  onName(name: string): void;
}

/** Asks once for the name and password of a proxy, for everything that waits on it. */
export function ProxyDialog({ question: { proxy, realm, wrong }, name: before, onName }: ProxyDialogProps): ReactNode {
  const shell = useShell();
  const { methods } = shell.desktop;
  const { access: words, common } = useTexts();
  const canKeep = useObservable(shell.state.vault)?.remembers !== false;
  const [opener] = useState(() => document.activeElement);
  const form = useRef<HTMLFormElement>(null);
  const [name, setName] = useState(before);
  const [password, setPassword] = useState('');
  const [keep, setKeep] = useState(true);
  const [checked, setChecked] = useState(false);
  const fault = !checked ? undefined : name.trim() === '' ? words.nameEmpty : name.includes(':') ? words.nameColon : undefined;

  function send(): void {
    setChecked(true);
    if (name.trim() === '' || name.includes(':')) {
      form.current?.querySelector('input')?.focus();
      return;
    }
    onName(name);
    void methods['network.answer']({ proxy, name: name.trim(), password, keep: keep && canKeep });
  }

  return (
    <Dialog.Root open onOpenChange={(open) => !open && void methods['network.cancel']({ proxy })}>
      <Dialog.Portal>
        <Dialog.Overlay className="dialog-scrim over-dialogs" />
        <Dialog.Content
          className="dialog question over-dialogs"
          // What is behind it waits for the answer; a stray click is none.
          onInteractOutside={(event) => event.preventDefault()}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            form.current?.querySelectorAll('input')[before() === '' ? 0 : 1]?.focus();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            returnFocus(opener, shell.focusComposer);
          }}
        >
          <Dialog.Title className="question-title">{words.askTitle}</Dialog.Title>
          <Dialog.Description className="question-text">
            {words.askText(new URL(proxy).host)} {realm !== undefined && words.askRealm(realm)}
          </Dialog.Description>
          <form
            ref={form}
            className="proxy-form"
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              send();
            }}
          >
            <div role="alert">{wrong && <p className="note note-danger">{words.askWrong}</p>}</div>
            <TextField label={words.name} value={name} error={fault} autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={256} onChange={(event) => setName(event.target.value)} />
            <PasswordField label={words.password} value={password} autoComplete="off" maxLength={512} hint={proxy.startsWith('http:') ? words.askPlain : undefined} onChange={(event) => setPassword(event.target.value)} />
            {canKeep && (
              <label className="check-line">
                <input type="checkbox" checked={keep} onChange={(event) => setKeep(event.target.checked)} />
                {words.keep}
              </label>
            )}
            <div className="question-actions">
              <Dialog.Close asChild>
                <Button>{common.cancel}</Button>
              </Dialog.Close>
              <Button type="submit" variant="primary">
                {words.proceed}
              </Button>
            </div>
          </form>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

import { useRef, useState, type ReactNode } from 'react';
import type { Connection, ConnectionCheck } from '../../../shared/connection.ts';
import { ConnectionChecks } from '../settings/ConnectionChecks.tsx';
import { fieldsOf, readConnection, type ConnectionErrors } from '../settings/connection-fields.ts';
import { AuthorityField } from '../network/AuthorityField.tsx';
import { useShell } from '../shell-context.tsx';
import { useTexts, useTold } from '../texts.tsx';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';

const local: Connection = { kind: 'local' };

/** Two addresses, looked at before they are used: what is wrong with a server is said here and not after the password. */
export function ConnectServer(): ReactNode {
  const catalogue = useTexts();
  const texts = catalogue.firstRun;
  const say = useTold();
  const { methods } = useShell().desktop;
  const form = useRef<HTMLFormElement>(null);
  const [authUrl, setAuthUrl] = useState('');
  const [chatUrl, setChatUrl] = useState('');
  const [errors, setErrors] = useState<ConnectionErrors>({});
  const [checks, setChecks] = useState<readonly ConnectionCheck[]>();
  const [problem, setProblem] = useState<string>();
  const [authorities, setAuthorities] = useState<string>();
  const [busy, setBusy] = useState(false);

  function change(set: (value: string) => void, value: string): void {
    set(value);
    setErrors({});
    setChecks(undefined);
    setProblem(undefined);
  }

  /** Most teams have both at one place. */
  function guess(): void {
    if (chatUrl === '' && URL.canParse(authUrl)) setChatUrl(new URL('/chatkit', authUrl).href);
  }

  async function connect(anyway: boolean): Promise<void> {
    if (busy) return;
    const read = readConnection(catalogue, { ...fieldsOf(local), kind: 'remote', authUrl, chatUrl, authorities: authorities ?? '' }, local);
    if ('errors' in read) {
      setErrors(read.errors);
      form.current?.querySelector<HTMLInputElement>(`[name="${Object.keys(read.errors)[0] ?? ''}"]`)?.focus();
      return;
    }
    setBusy(true);
    setProblem(undefined);
    const tested = anyway ? undefined : await methods['connection.test'](read.connection);
    const failed = tested?.ok === true && tested.value.some(({ status }) => status === 'failed');
    if (tested?.ok === false) setProblem(say(tested.error));
    else if (failed) setChecks(tested.value);
    else {
      const result = await methods['connection.set'](read.connection);
      if (!result.ok) setProblem(say(result.error));
    }
    setBusy(false);
  }

  return (
    <form
      ref={form}
      className="sign-in-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void connect(false);
      }}
    >
      <TextField
        label={texts.signInServer}
        name="authUrl"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        placeholder="https://app.example.com"
        value={authUrl}
        error={errors.authUrl}
        onBlur={guess}
        onChange={(event) => change(setAuthUrl, event.target.value)}
      />
      <TextField
        label={texts.chatServer}
        name="chatUrl"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        placeholder="https://app.example.com/chatkit"
        hint={texts.chatHint}
        value={chatUrl}
        error={errors.chatUrl}
        onChange={(event) => change(setChatUrl, event.target.value)}
      />
      {problem !== undefined && (
        <p className="note note-danger" role="alert">
          {problem}
        </p>
      )}
      {checks !== undefined && <ConnectionChecks checks={checks} onCertificate={() => setAuthorities(authorities ?? '')} />}
      {authorities !== undefined && (
        <AuthorityField
          value={authorities}
          disabled={busy}
          onChange={(pem) => {
            setAuthorities(pem);
            setChecks(undefined);
          }}
        />
      )}
      <Button type="submit" variant="primary" className="button-wide" busy={busy} busyLabel={texts.connecting}>
        {texts.connect}
      </Button>
      {checks !== undefined && (
        <Button className="button-wide" onClick={() => void connect(true)}>
          {texts.anyway}
        </Button>
      )}
    </form>
  );
}

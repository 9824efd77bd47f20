import { RadioGroup } from 'radix-ui';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { ConnectionCheck } from '../../../shared/connection.ts';
import type { ConnectionView } from '../../../shared/desktop-api.ts';
import type { WireError } from '../../../shared/errors.ts';
import { useShell } from '../shell-context.tsx';
import { useObservable } from '../state/observable.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorDetails } from '../ui/ErrorDetails.tsx';
import { TextField } from '../ui/TextField.tsx';
import { ChatFold } from './ChatFold.tsx';
import { fieldsOf, isChanged, isOtherServer, readConnection, type ConnectionErrors, type ConnectionFields } from './connection-fields.ts';
import { ConnectionChecks } from './ConnectionChecks.tsx';
import { SignInFold } from './SignInFold.tsx';

interface ConnectionPanelProps {
  view: ConnectionView;
  signedIn: boolean;
  onDirty(dirty: boolean): void;
  onSaved(): void;
}

/** Which server: the one on this computer, or a team's own by two addresses. Can be tested before it is saved. */
export function ConnectionPanel({ view, signedIn, onDirty, onSaved }: ConnectionPanelProps): ReactNode {
  const { desktop, state, run } = useShell();
  const { methods } = desktop;
  const inBrowser = useObservable(state.info)?.host === 'web';
  const form = useRef<HTMLFormElement>(null);
  const [fields, setFields] = useState<ConnectionFields>(() => fieldsOf(view.connection));
  const [errors, setErrors] = useState<ConnectionErrors>({});
  const [busy, setBusy] = useState<'testing' | 'saving'>();
  const [checks, setChecks] = useState<ConnectionCheck[]>();
  const [failure, setFailure] = useState<WireError>();
  const dirty = isChanged(fields, view.connection);
  const otherServer = isOtherServer(fields, view.connection);
  const { editable } = view;

  useEffect(() => {
    onDirty(dirty);
  }, [dirty, onDirty]);

  function change(part: Partial<ConnectionFields>): void {
    setFields((current) => ({ ...current, ...part }));
    setErrors({});
    setChecks(undefined);
    setFailure(undefined);
  }

  async function act(kind: 'testing' | 'saving'): Promise<void> {
    if (busy !== undefined) return;
    const read = readConnection(fields, view.connection);
    if ('errors' in read) {
      setErrors(read.errors);
      const [invalid] = Object.keys(read.errors);
      form.current?.querySelector<HTMLInputElement>(`[name="${invalid ?? ''}"]`)?.focus();
      return;
    }
    setBusy(kind);
    setFailure(undefined);
    setChecks(undefined);
    const result =
      kind === 'testing' ? await methods['connection.test'](read.connection) : await methods['connection.set'](read.connection);
    setBusy(undefined);
    if (!result.ok) setFailure(result.error);
    else if (Array.isArray(result.value)) setChecks(result.value);
    else onSaved();
  }

  const input = (name: 'authUrl' | 'chatUrl') => ({
    name,
    value: fields[name],
    error: errors[name],
    readOnly: !editable || busy !== undefined,
    inputMode: 'url' as const,
    autoComplete: 'off',
    spellCheck: false,
    onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }),
  });

  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (editable && dirty) void act('saving');
      }}
    >
      <h2>Connection</h2>
      {!editable && (
        <p className="note note-info">
          This connection was set when Latchkey was started. To change it, start Latchkey without that option.
        </p>
      )}
      <RadioGroup.Root
        className="choice-column"
        aria-label="Server"
        value={fields.kind}
        disabled={!editable || busy !== undefined}
        onValueChange={(kind) => change({ kind: kind === 'local' ? 'local' : 'remote' })}
      >
        <RadioGroup.Item value="local" className="choice choice-line">
          <span className="choice-dot" />
          <span>
            This computer
            <small>A server inside Latchkey. Nothing to set up; your chats stay here.</small>
          </span>
        </RadioGroup.Item>
        <RadioGroup.Item value="remote" className="choice choice-line">
          <span className="choice-dot" />
          <span>
            Another server
            <small>A ChatKit backend whose users sign in with Better Auth.</small>
          </span>
        </RadioGroup.Item>
      </RadioGroup.Root>
      {fields.kind === 'remote' && (
        <>
          <TextField
            label="Sign-in server"
            placeholder="https://auth.example.com"
            hint="Where Better Auth answers, without /api/auth."
            {...input('authUrl')}
          />
          <TextField
            label="Chat server"
            placeholder="https://chat.example.com/chatkit"
            hint="The ChatKit address, with its path."
            {...input('chatUrl')}
          />
          <SignInFold fields={fields} error={errors.signInPage} disabled={!editable || busy !== undefined} onChange={change} />
          <ChatFold fields={fields} errors={errors} disabled={!editable || busy !== undefined} inBrowser={inBrowser} onChange={change} />
        </>
      )}
      {view.problems !== undefined && (
        <div className="note note-warn">
          <p>Some chat settings of this connection can’t be used and were left out:</p>
          <ul className="note-list">
            {view.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </div>
      )}
      {failure !== undefined && (
        <div className="note note-danger" role="alert">
          {failure.message}
          <ErrorDetails error={failure} />
        </div>
      )}
      {otherServer && signedIn && (
        <p className="panel-hint">Switching signs you out{view.connection.kind === 'local' ? ' here' : ` of ${view.label}`}.</p>
      )}
      <div className="panel-actions">
        {editable && (
          <Button
            type="submit"
            variant="primary"
            busy={busy === 'saving'}
            busyLabel={otherServer ? 'Switching' : 'Saving'}
            aria-disabled={!dirty || busy !== undefined}
          >
            {dirty && !otherServer ? 'Save' : 'Switch server'}
          </Button>
        )}
        <Button
          busy={busy === 'testing'}
          busyLabel="Testing the connection"
          aria-disabled={busy !== undefined}
          onClick={() => void act('testing')}
        >
          Test connection
        </Button>
      </div>
      {checks !== undefined && <ConnectionChecks checks={checks} />}
      <p className="panel-hint">
        Something else in the way?{' '}
        <button type="button" className="link" onClick={() => run('diagnostics.open')}>
          Connection & sign-in…
        </button>{' '}
        looks at network, proxy, certificates, clock and keys too, and at what happened to your sign-in.
      </p>
    </form>
  );
}

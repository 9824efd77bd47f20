import { RadioGroup } from 'radix-ui';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { ConnectionCheck } from '../../../shared/connection.ts';
import type { ConnectionView } from '../../../shared/desktop-api.ts';
import type { WireError } from '../../../shared/errors.ts';
import { LockLine, usePolicy } from '../policy/LockLine.tsx';
import { serverName, useShell } from '../shell-context.tsx';
import { useObservable } from '../state/observable.ts';
import { Parts, useTexts, useTold } from '../texts.tsx';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { TextField } from '../ui/TextField.tsx';
import { ChatFold } from './ChatFold.tsx';
import { authExample, chatExample, fieldsOf, isChanged, isOtherServer, readConnection, type ConnectionErrors, type ConnectionFields } from './connection-fields.ts';
import { ConnectionChecks } from './ConnectionChecks.tsx';
import { NetworkFold } from './NetworkFold.tsx';
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
  const texts = useTexts();
  const { common, connection: words } = texts;
  const tell = useTold();
  const inBrowser = useObservable(state.info)?.host === 'web';
  const form = useRef<HTMLFormElement>(null);
  const [fields, setFields] = useState<ConnectionFields>(() => fieldsOf(view.connection));
  /** Whether faults of the fields are shown: from a try to use them to the next change. */
  const [checked, setChecked] = useState(false);
  const errors: ConnectionErrors = checked ? faultsOf(readConnection(texts, fields, view.connection)) : {};
  const [busy, setBusy] = useState<'testing' | 'saving'>();
  const [checks, setChecks] = useState<ConnectionCheck[]>();
  const [failure, setFailure] = useState<WireError>();
  const dirty = isChanged(fields, view.connection);
  const otherServer = isOtherServer(fields, view.connection);
  const { editable } = view;
  const localAllowed = usePolicy().localServer !== false;

  useEffect(() => {
    onDirty(dirty);
  }, [dirty, onDirty]);

  function change(part: Partial<ConnectionFields>): void {
    setFields((current) => ({ ...current, ...part }));
    setChecked(false);
    setChecks(undefined);
    setFailure(undefined);
  }

  async function act(kind: 'testing' | 'saving'): Promise<void> {
    if (busy !== undefined) return;
    const read = readConnection(texts, fields, view.connection);
    setChecked(true);
    if ('errors' in read) {
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
      <h2>{words.title}</h2>
      {view.managed === true ? <LockLine /> : !editable && <p className="note note-info">{words.fixed}</p>}
      {view.refused !== undefined && <p className="note note-danger">{tell(view.refused)}</p>}
      <RadioGroup.Root
        className="choice-column"
        aria-label={words.server}
        value={fields.kind}
        disabled={!editable || busy !== undefined}
        onValueChange={(kind) => change({ kind: kind === 'local' ? 'local' : 'remote' })}
      >
        <RadioGroup.Item value="local" className="choice choice-line" disabled={!localAllowed}>
          <span className="choice-dot" />
          <span>
            {common.thisComputer}
            <small>{localAllowed ? words.localHint : texts.policy.switchedOff}</small>
          </span>
        </RadioGroup.Item>
        <RadioGroup.Item value="remote" className="choice choice-line">
          <span className="choice-dot" />
          <span>
            {words.another}
            <small>{words.anotherHint}</small>
          </span>
        </RadioGroup.Item>
      </RadioGroup.Root>
      {fields.kind === 'remote' && (
        <>
          <TextField
            label={words.signInServer}
            placeholder={authExample}
            hint={words.signInServerHint}
            {...input('authUrl')}
          />
          <TextField
            label={words.chatServer}
            placeholder={chatExample}
            hint={words.chatServerHint}
            {...input('chatUrl')}
          />
          <SignInFold fields={fields} error={errors.signInPage} disabled={!editable || busy !== undefined} onChange={change} />
          <ChatFold fields={fields} errors={errors} disabled={!editable || busy !== undefined} inBrowser={inBrowser} onChange={change} />
        </>
      )}
      <NetworkFold authorities={fields.kind === 'remote' ? fields.authorities : undefined} disabled={!editable || busy !== undefined} onChange={change} />
      {view.problems !== undefined && (
        <div className="note note-warn">
          <p>{words.problems}</p>
          <ul className="note-list">
            {view.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </div>
      )}
      {failure !== undefined && <FailureNote error={failure} />}
      {otherServer && signedIn && (
        <p className="panel-hint">{words.switchSignsOut(view.connection.kind === 'local' ? undefined : serverName(texts, view.label))}</p>
      )}
      <div className="panel-actions">
        {editable && (
          <Button
            type="submit"
            variant="primary"
            busy={busy === 'saving'}
            busyLabel={otherServer ? words.switching : common.saving}
            aria-disabled={!dirty || busy !== undefined}
          >
            {dirty && !otherServer ? common.save : words.switchServer}
          </Button>
        )}
        <Button
          busy={busy === 'testing'}
          busyLabel={words.testing}
          aria-disabled={busy !== undefined}
          onClick={() => void act('testing')}
        >
          {words.test}
        </Button>
      </div>
      {checks !== undefined && <ConnectionChecks checks={checks} />}
      <p className="panel-hint">
        <Parts
          of={words.somethingElse(
            <button type="button" className="link" onClick={() => run('diagnostics.open')}>
              {texts.sidebar.diagnostics}
            </button>,
          )}
        />
      </p>
    </form>
  );
}

function faultsOf(read: ReturnType<typeof readConnection>): ConnectionErrors {
  return 'errors' in read ? read.errors : {};
}

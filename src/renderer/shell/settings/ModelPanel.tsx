import { useEffect, useId, useState, type ReactNode } from 'react';
import type { ModelSettings } from '../../../shared/desktop-api.ts';
import type { WireError } from '../../../shared/errors.ts';
import { useShell } from '../shell-context.tsx';
import { useObservable } from '../state/observable.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorDetails } from '../ui/ErrorDetails.tsx';
import { TextField } from '../ui/TextField.tsx';
import { checkModel, modelPresets, type ModelErrors, type ModelFields } from './model-presets.ts';

/** The model behind the server on this computer. The key goes in and never comes out again. */
export function ModelPanel({ onDirty }: { onDirty(dirty: boolean): void }): ReactNode {
  const { desktop, state } = useShell();
  const { methods } = desktop;
  const remembers = useObservable(state.vault)?.remembers !== false;
  const formId = useId();
  const [stored, setStored] = useState<ModelSettings>();
  const [fields, setFields] = useState<ModelFields>({ baseUrl: '', model: '', apiKey: '' });
  const [errors, setErrors] = useState<ModelErrors>({});
  const [failure, setFailure] = useState<WireError>();
  const [phase, setPhase] = useState<'editing' | 'saving' | 'saved'>('editing');
  const dirty = stored !== undefined && (fields.baseUrl !== stored.baseUrl || fields.model !== stored.model || fields.apiKey !== '');

  useEffect(() => {
    onDirty(dirty);
  }, [dirty, onDirty]);
  useEffect(() => {
    let wanted = true;
    void methods['models.get']().then((result) => {
      if (!wanted) return;
      if (result.ok) accept(result.value);
      else setFailure(result.error);
    });
    return () => {
      wanted = false;
    };
  }, [methods]);

  function accept(value: ModelSettings): void {
    setStored(value);
    setFields({ baseUrl: value.baseUrl, model: value.model, apiKey: '' });
  }

  function change(part: Partial<ModelFields>): void {
    setFields((current) => ({ ...current, ...part }));
    setErrors({});
    setPhase('editing');
  }

  async function save(): Promise<void> {
    const found = checkModel(fields);
    setErrors(found);
    setFailure(undefined);
    const [invalid] = Object.keys(found);
    if (invalid !== undefined) {
      document.querySelector<HTMLInputElement>(`#${CSS.escape(formId)} [name="${invalid}"]`)?.focus();
      return;
    }
    setPhase('saving');
    const { apiKey } = fields;
    const result = await methods['models.set']({
      baseUrl: fields.baseUrl.trim(),
      model: fields.model.trim(),
      ...(apiKey === '' ? {} : { apiKey: apiKey.trim() }),
    });
    if (result.ok) accept(result.value);
    else setFailure(result.error);
    setPhase(result.ok ? 'saved' : 'editing');
  }

  const readOnly = stored === undefined || stored.fromEnvironment || phase === 'saving';
  const input = (name: keyof ModelFields) => ({
    name,
    value: fields[name],
    error: errors[name],
    readOnly,
    spellCheck: false,
    onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }),
  });

  return (
    <form
      id={formId}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!readOnly) void save();
      }}
    >
      <h2>Model</h2>
      <p className="panel-hint">
        {stored?.fromEnvironment === true
          ? 'Environment variables set the model for this run, so it can’t be changed here.'
          : 'Any service that speaks OpenAI’s API. With no address, a built-in guide answers instead of a model.'}
      </p>
      {stored?.fromEnvironment !== true && (
        <div className="preset-row" role="group" aria-label="Suggestions">
          {modelPresets.map((preset) => (
            <Button key={preset.label} className="button-small" onClick={() => change({ baseUrl: preset.baseUrl, model: preset.model })}>
              {preset.label}
            </Button>
          ))}
        </div>
      )}
      <TextField label="Base URL" inputMode="url" autoComplete="off" placeholder="https://api.example.com/v1" {...input('baseUrl')} />
      <TextField label="Model" autoComplete="off" {...input('model')} />
      <TextField
        label="API key"
        type="password"
        autoComplete="off"
        placeholder={stored?.hasKey === true ? 'Enter a new key to replace it' : ''}
        hint={keyHint(stored?.hasKey === true, remembers)}
        {...input('apiKey')}
      />
      {failure !== undefined && (
        <div className="note note-danger" role="alert">
          {failure.message}
          <ErrorDetails error={failure} />
        </div>
      )}
      {stored?.fromEnvironment !== true && (
        <div className="panel-actions">
          <Button type="submit" variant="primary" busy={phase === 'saving'} busyLabel="Saving" aria-disabled={!dirty}>
            Save
          </Button>
          <span role="status">{phase === 'saved' && !dirty ? 'Saved. The next answer uses it.' : ''}</span>
        </div>
      )}
    </form>
  );
}

function keyHint(hasKey: boolean, remembers: boolean): string {
  const place = remembers ? 'in the keychain' : 'until you quit, because no keychain can be used';
  return hasKey ? `Key stored ${place}. It is never shown.` : `Kept ${place}. Leave empty if the service needs none.`;
}

import { useEffect, useId, useState, type ReactNode } from 'react';
import type { ModelSettings } from '../../../shared/desktop-api.ts';
import type { WireError } from '../../../shared/errors.ts';
import { useShell } from '../shell-context.tsx';
import { useObservable } from '../state/observable.ts';
import type { Texts } from '../../../shared/texts/en/texts.ts';
import { useTexts, useTold } from '../texts.tsx';
import { Button } from '../ui/Button.tsx';
import { ErrorDetails } from '../ui/ErrorDetails.tsx';
import { TextField } from '../ui/TextField.tsx';
import { baseUrlExample, checkModel, modelPresets, type ModelErrors, type ModelFields } from './model-presets.ts';

/** The model behind the server on this computer. The key goes in and never comes out again. */
export function ModelPanel({ onDirty }: { onDirty(dirty: boolean): void }): ReactNode {
  const { desktop, state } = useShell();
  const { methods } = desktop;
  const texts = useTexts();
  const { settings: words } = texts;
  const tell = useTold();
  const remembers = useObservable(state.vault)?.remembers !== false;
  const formId = useId();
  const [stored, setStored] = useState<ModelSettings>();
  const [fields, setFields] = useState<ModelFields>({ baseUrl: '', model: '', apiKey: '' });
  /** Whether faults of the fields are shown: from a try to save to the next change. */
  const [checked, setChecked] = useState(false);
  const errors: ModelErrors = checked ? checkModel(texts, fields) : {};
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
    setChecked(false);
    setPhase('editing');
  }

  async function save(): Promise<void> {
    const found = checkModel(texts, fields);
    setChecked(true);
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
      <h2>{words.model}</h2>
      <p className="panel-hint">
        {stored?.fromEnvironment === true ? words.modelFromEnvironment : words.modelHint}
      </p>
      {stored?.fromEnvironment !== true && (
        <div className="preset-row" role="group" aria-label={words.suggestions}>
          {modelPresets.map((preset) => (
            <Button key={preset.label} className="button-small" onClick={() => change({ baseUrl: preset.baseUrl, model: preset.model })}>
              {preset.label}
            </Button>
          ))}
        </div>
      )}
      <TextField label={words.baseUrl} inputMode="url" autoComplete="off" placeholder={baseUrlExample} {...input('baseUrl')} />
      <TextField label={words.model} autoComplete="off" {...input('model')} />
      <TextField
        label={words.apiKey}
        type="password"
        autoComplete="off"
        placeholder={stored?.hasKey === true ? words.replaceKey : ''}
        hint={keyHint(texts, stored?.hasKey === true, remembers)}
        {...input('apiKey')}
      />
      {failure !== undefined && (
        <div className="note note-danger" role="alert">
          {tell(failure)}
          <ErrorDetails error={failure} />
        </div>
      )}
      {stored?.fromEnvironment !== true && (
        <div className="panel-actions">
          <Button type="submit" variant="primary" busy={phase === 'saving'} busyLabel={texts.common.saving} aria-disabled={!dirty}>
            {texts.common.save}
          </Button>
          <span role="status">{phase === 'saved' && !dirty ? words.modelSaved : ''}</span>
        </div>
      )}
    </form>
  );
}

function keyHint({ settings }: Texts, hasKey: boolean, remembers: boolean): string {
  if (hasKey) return remembers ? settings.keyStored : settings.keyStoredUntilQuit;
  return remembers ? settings.keyKept : settings.keyKeptUntilQuit;
}

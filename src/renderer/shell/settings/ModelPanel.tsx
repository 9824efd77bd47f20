import { useEffect, useId, useState, type ReactNode } from 'react';
import { isSafeTransport } from '../../../shared/connection.ts';
import type { ModelSettings } from '../../../shared/desktop-api.ts';
import { originOf } from '../../../shared/model-check.ts';
import type { Texts } from '../../../shared/texts/en/texts.ts';
import { useShell } from '../shell-context.tsx';
import { useObservable } from '../state/observable.ts';
import { useTexts } from '../texts.tsx';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { TextField } from '../ui/TextField.tsx';
import { ModelField } from './ModelField.tsx';
import { baseUrlExample, withAddress, type ModelFields } from './model-presets.ts';
import { ModelResult } from './ModelResult.tsx';
import { ServicePicker } from './ServicePicker.tsx';
import { useModelForm } from './use-model-form.ts';

/** The model behind the server on this computer. The key goes in and never comes out again. */
export function ModelPanel({ onDirty }: { onDirty(dirty: boolean): void }): ReactNode {
  const { state } = useShell();
  const texts = useTexts();
  const { common, models: modelWords, settings: words } = texts;
  const remembers = useObservable(state.vault)?.remembers !== false;
  const formId = useId();
  const focusField = (name: string): void => document.querySelector<HTMLInputElement>(`#${CSS.escape(formId)} [name="${name}"]`)?.focus();
  const form = useModelForm(focusField);
  const { stored, fields, errors, phase, dirty, failure, result } = form;
  const [other, setOther] = useState(false);
  useEffect(() => {
    onDirty(dirty);
  }, [dirty, onDirty]);

  const isFixed = stored?.fromEnvironment === true;
  const readOnly = stored === undefined || isFixed || phase === 'saving';
  const isTesting = phase === 'testing';
  const origin = originOf(fields.baseUrl.trim());
  const keyIsHere = stored?.hasKey === true && isFixed ? true : stored?.keyOrigin !== undefined && stored.keyOrigin === origin;
  const inClear = origin !== undefined && !isSafeTransport(new URL(origin)) && (fields.apiKey !== '' || keyIsHere);
  const input = (name: keyof ModelFields) => ({
    name,
    value: fields[name],
    error: errors[name],
    readOnly,
    spellCheck: false,
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => form.change({ [name]: event.target.value }),
  });

  return (
    <form
      id={formId}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!readOnly) form.save();
      }}
    >
      <h2>{words.model}</h2>
      <p className="panel-hint">{isFixed ? words.modelFromEnvironment : words.modelHint}</p>
      {!isFixed && (
        <ServicePicker
          baseUrl={fields.baseUrl}
          other={other}
          disabled={readOnly}
          onPreset={(preset) => form.useAddress(preset.baseUrl, preset.model)}
          onNone={() => {
            setOther(false);
            form.useAddress('', '');
          }}
          onOther={() => {
            setOther(true);
            form.useAddress('', '');
            focusField('baseUrl');
          }}
        />
      )}
      <TextField label={words.baseUrl} inputMode="url" placeholder={baseUrlExample} {...input('baseUrl')} />
      <TextField
        label={words.apiKey}
        type="password"
        dir="ltr"
        placeholder={keyIsHere && !isFixed ? words.replaceKey : ''}
        hint={isFixed ? undefined : <KeyHint stored={stored} isHere={keyIsHere} remembers={remembers} typed={fields.apiKey !== ''} onRemove={form.removeKey} />}
        {...input('apiKey')}
      />
      {inClear && <p className="note note-warn">{modelWords.keyInClear}</p>}
      <ModelField
        value={fields.model}
        baseUrl={fields.baseUrl}
        apiKey={fields.apiKey}
        error={errors.model}
        readOnly={readOnly}
        onChange={(model) => form.change({ model })}
      />
      {failure !== undefined && <FailureNote error={failure} />}
      <div className="panel-actions">
        {!isFixed && (
          <Button type="submit" variant="primary" busy={phase === 'saving'} busyLabel={common.saving} aria-disabled={!dirty}>
            {common.save}
          </Button>
        )}
        <Button busy={isTesting} busyLabel={modelWords.testing} aria-disabled={stored === undefined || (fields.baseUrl.trim() === '' && fields.model.trim() === '')} onClick={() => form.test()}>
          {modelWords.test}
        </Button>
        {isTesting && (
          <Button variant="quiet" onClick={form.cancel}>
            {common.cancel}
          </Button>
        )}
        <span role="status">{phase === 'saved' && !dirty ? words.modelSaved : ''}</span>
      </div>
      <div role="status">
        {result !== undefined && (
          <ModelResult
            result={result}
            onAddress={isFixed ? undefined : (baseUrl) => form.test(withAddress(fields, baseUrl, fields.model))}
            onModel={isFixed ? undefined : (model) => form.test({ ...fields, model })}
          />
        )}
      </div>
    </form>
  );
}

interface KeyHintProps {
  stored: ModelSettings | undefined;
  /** The stored key belongs to the address in the form. */
  isHere: boolean;
  remembers: boolean;
  typed: boolean;
  onRemove(): void;
}

/** Where the key is, whose it is, and how to be rid of it. */
function KeyHint({ stored, isHere, remembers, typed, onRemove }: KeyHintProps): ReactNode {
  const texts = useTexts();
  const kept = stored?.keyOrigin;
  return (
    <>
      {kept === undefined || typed || isHere ? keyHint(texts, isHere, remembers) : texts.models.keyElsewhere(new URL(kept).host)}
      {kept !== undefined && !typed && (
        <>
          {' '}
          <button type="button" className="link" onClick={onRemove}>
            {texts.models.removeKey}
          </button>
        </>
      )}
    </>
  );
}

function keyHint({ settings }: Texts, hasKey: boolean, remembers: boolean): string {
  if (hasKey) return remembers ? settings.keyStored : settings.keyStoredUntilQuit;
  return remembers ? settings.keyKept : settings.keyKeptUntilQuit;
}

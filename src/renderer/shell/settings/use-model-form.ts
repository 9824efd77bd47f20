import { useEffect, useRef, useState } from 'react';
import type { ModelSettings } from '../../../shared/desktop-api.ts';
import type { WireError } from '../../../shared/errors.ts';
import type { ModelCheck } from '../../../shared/model-check.ts';
import { useShell } from '../shell-context.tsx';
import { useTexts } from '../texts.tsx';
import { checkModel, withAddress, type ModelErrors, type ModelFields } from './model-presets.ts';

export interface ModelForm {
  /** `undefined` until main has answered. */
  stored: ModelSettings | undefined;
  fields: ModelFields;
  errors: ModelErrors;
  phase: 'editing' | 'saving' | 'saved' | 'testing';
  dirty: boolean;
  failure: WireError | undefined;
  /** How the last test of just these fields ended. */
  result: ModelCheck | undefined;
  change(part: Partial<ModelFields>): void;
  /** Another service; a key that was typed for the one before stays behind. */
  useAddress(baseUrl: string, model: string): void;
  save(): void;
  removeKey(): void;
  /** With other fields than those on the screen: it takes these over. */
  test(fields?: ModelFields): void;
  cancel(): void;
}

/** What is typed about the model, what is stored, and what a test says. @param focus shows the person a field with a fault */
export function useModelForm(focus: (name: string) => void): ModelForm {
  const { methods } = useShell().desktop;
  const texts = useTexts();
  const [stored, setStored] = useState<ModelSettings>();
  const [fields, setFields] = useState<ModelFields>({ baseUrl: '', model: '', apiKey: '' });
  /** Whether faults of the fields are shown: from a try to save or test to the next change. */
  const [checked, setChecked] = useState(false);
  const [failure, setFailure] = useState<WireError>();
  const [result, setResult] = useState<ModelCheck>();
  const [phase, setPhase] = useState<ModelForm['phase']>('editing');
  const ticket = useRef(0);
  const dirty = stored !== undefined && (fields.baseUrl !== stored.baseUrl || fields.model !== stored.model || fields.apiKey !== '');

  function accept(value: ModelSettings): void {
    setStored(value);
    setFields({ baseUrl: value.baseUrl, model: value.model, apiKey: '' });
  }
  useEffect(() => {
    let wanted = true;
    void methods['models.get']().then((answer) => {
      if (!wanted) return;
      if (answer.ok) accept(answer.value);
      else setFailure(answer.error);
    });
    return () => {
      wanted = false;
    };
  }, [methods]);

  function cancel(): void {
    ticket.current += 1;
    setPhase('editing');
    void methods['models.cancel']();
  }

  function change(part: Partial<ModelFields>): void {
    if (phase === 'testing') cancel();
    setFields((current) => ({ ...current, ...part }));
    setChecked(false);
    setResult(undefined);
    setPhase('editing');
  }

  /** Whether there is a field to put right first. */
  function hasFaults(what: ModelFields, also: ModelErrors = {}): boolean {
    const [faulty] = Object.keys({ ...also, ...checkModel(texts, what) });
    setChecked(true);
    setFailure(undefined);
    if (faulty !== undefined) focus(faulty);
    return faulty !== undefined;
  }

  async function put(input: Parameters<(typeof methods)['models.set']>[0]): Promise<void> {
    setPhase('saving');
    const answer = await methods['models.set'](input);
    if (answer.ok) accept(answer.value);
    else setFailure(answer.error);
    setPhase(answer.ok ? 'saved' : 'editing');
  }

  async function ask(what: ModelFields): Promise<void> {
    const mine = (ticket.current += 1);
    setFields(what);
    setResult(undefined);
    if (stored?.fromEnvironment !== true && hasFaults(what)) return;
    setPhase('testing');
    const answer = await methods['models.test'](trimmed(what));
    if (mine !== ticket.current) return;
    setPhase('editing');
    if (!answer.ok) setFailure(answer.error);
    else if (answer.value.code !== 'cancelled') setResult(answer.value);
  }

  const errors: ModelErrors = checked ? checkModel(texts, fields) : {};
  return {
    stored, fields, errors, phase, dirty, failure, result, change, cancel,
    useAddress: (baseUrl, model) => change(withAddress(fields, baseUrl, model)),
    save() {
      if (hasFaults(fields)) return;
      if (phase === 'testing') cancel();
      void put(trimmed(fields));
    },
    removeKey: () => void put({ baseUrl: stored?.baseUrl ?? '', model: stored?.model ?? '', apiKey: '' }),
    test: (what = fields) => void ask(what),
  };
}

function trimmed({ baseUrl, model, apiKey }: ModelFields): { baseUrl: string; model: string; apiKey?: string } {
  return { baseUrl: baseUrl.trim(), model: model.trim(), ...(apiKey === '' ? {} : { apiKey: apiKey.trim() }) };
}

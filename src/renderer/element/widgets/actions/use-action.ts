import { useContext, useId, useMemo } from 'react';
import type { ActionConfig } from '../../../../shared/chatkit/actions.ts';
import { FormContext, useRunner, useWidget } from '../context.ts';
import { mergePayload } from '../forms/payload.ts';
import type { FieldValue } from '../forms/payload.ts';
import type { Loading } from './action-runner.ts';
import { needsTurn, readAction } from './read-action.ts';

type NamedValue = readonly [name: string, value: FieldValue];

export interface BoundAction {
  /** There is something to run. */
  present: boolean;
  /** It runs, and its control is to show that. */
  busy: boolean;
  /** It has to wait for the end of the running response (§5.2). */
  held: boolean;
  /** `own`: the control's value, sent under its name where no form collects the values (§5.4). */
  fire: (own?: NamedValue) => void;
}

export interface ActionOptions {
  auto: Loading;
  /** Fires with each change of a value. */
  repeats?: boolean;
  /** Takes the form's values as entered and done with. */
  submits?: boolean;
  /** Sends no values: what turns a form down. */
  bare?: boolean;
}

/** Binds a node's action to its control: values of the form around it go along (§5.4). */
export function useAction(value: unknown, { auto, repeats = false, submits = false, bare = false }: ActionOptions): BoundAction {
  const { runner, blocked, report, entries } = useWidget();
  const form = useContext(FormContext);
  const id = useId();
  const action = useMemo(() => readAction(value), [value]);
  const busy = useRunner((state) => state.busy.has(id));

  function fire(own?: NamedValue): void {
    if (action === undefined || runner === undefined) return;
    const named = own?.[0] === '' || own === undefined ? [] : [own];
    const fields = bare ? [] : (form?.values() ?? named);
    const { payload, dropped } = mergePayload(action.payload, fields);
    for (const name of dropped) report(`The payload of the action "${action.type}" has "${name}" already; what was entered into the field of that name is not sent.`);
    runner.run(withPayload(action, payload), { id, auto, repeats }, submits && form !== undefined ? entries.sending(form.keys()) : undefined);
  }

  return { present: action !== undefined && runner !== undefined, busy, held: blocked && !busy && needsTurn(action), fire };
}

function withPayload(action: ActionConfig, payload: unknown): ActionConfig {
  return payload === action.payload ? action : { ...action, payload };
}

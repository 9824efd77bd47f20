import { createContext, useContext, useSyncExternalStore } from 'react';
import type { ComponentType } from 'react';
import type { WidgetNode } from '../../../shared/chatkit/types.ts';
import type { ActionRunner, RunnerState } from './actions/action-runner.ts';
import type { Entries } from './forms/entries.ts';
import type { FieldPlan } from './forms/plan-fields.ts';
import type { FormScope } from './forms/form-scope.ts';

export interface NodeProps {
  node: WidgetNode;
}

export type NodeComponent = ComponentType<NodeProps>;

/** What the nodes of one widget share. */
export interface Widget {
  /** Draws one node of any type. */
  Draw: NodeComponent;
  plan: FieldPlan;
  entries: Entries;
  /** Absent in previews, where nothing can be run. */
  runner: ActionRunner | undefined;
  /** A response streams: what would start another one waits (§5.2). */
  blocked: boolean;
  /** Tells the page of a fault in the widget itself. */
  report: (message: string) => void;
  theme: 'light' | 'dark' | undefined;
  /** Whether a field that asks for the cursor may have it: once, in a widget that has just come. */
  takeFocus: () => boolean;
}

export const WidgetContext = createContext<Widget | undefined>(undefined);

export function useWidget(): Widget {
  const widget = useContext(WidgetContext);
  if (widget === undefined) throw new TypeError('Used outside of a widget.');
  return widget;
}

/** The form around a node; absent outside of forms. */
export const FormContext = createContext<FormScope | undefined>(undefined);

const idle: RunnerState = { busy: new Set(), waiting: false, failure: undefined };
const never = (): (() => void) => () => undefined;

/** One fact about the running actions; draws anew only when that fact changes. `select` must return a primitive or a part of the state. */
export function useRunner<T>(select: (state: RunnerState) => T): T {
  const { runner } = useWidget();
  return useSyncExternalStore(runner?.subscribe ?? never, () => select(runner?.getSnapshot() ?? idle));
}

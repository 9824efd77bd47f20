import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { WidgetNode } from '../../../shared/chatkit/types.ts';
import boxes from '../styles/widgets.css?inline';
import badges from '../styles/widgets-badge.css?inline';
import controls from '../styles/widgets-controls.css?inline';
import fields from '../styles/widgets-fields.css?inline';
import lists from '../styles/widgets-lists.css?inline';
import notes from '../styles/widgets-notes.css?inline';
import selects from '../styles/widgets-select.css?inline';
import texts from '../styles/widgets-text.css?inline';
import { useStrings } from '../ui/context.ts';
import { useElementRoot, useSheet } from '../ui/element-root.ts';
import type { ActionRunner } from './actions/action-runner.ts';
import { useRunner, WidgetContext } from './context.ts';
import type { Widget } from './context.ts';
import { DrawNode } from './draw-node.tsx';
import { createEntries } from './forms/entries.ts';
import type { Entries } from './forms/entries.ts';
import { planFields } from './forms/plan-fields.ts';
import { limitTree } from './limit-tree.ts';
import { WidgetFailure } from './WidgetFailure.tsx';

export interface WidgetSurfaceProps {
  widget: WidgetNode;
  /** What was entered so far; a preview has none. */
  entries?: Entries;
  /** Absent: a picture of a widget, in which nothing can be run. */
  runner?: ActionRunner;
  blocked?: boolean;
  /** Came while somebody was looking: may ask for the cursor. */
  fresh?: boolean;
  report?: (message: string) => void;
}

const css = [boxes, lists, texts, badges, controls, fields, selects, notes].join('\n');

const silent = (): void => undefined;

/** One widget, kept within its place whatever it is made of. */
export function WidgetSurface({ widget, entries, runner, blocked = false, fresh = false, report = silent }: WidgetSurfaceProps): ReactNode {
  const strings = useStrings();
  useSheet(css);
  const id = useId();
  const { root, cut } = useMemo(() => limitTree(widget), [widget]);
  const plan = useMemo(() => planFields(root, id), [root, id]);
  const [own] = useState(createEntries);
  const kept = entries ?? own;
  const mayFocus = useRef(fresh);

  useLayoutEffect(() => kept.shown(widget, new Set([...plan.places.values()].map(({ key }) => key))), [kept, widget, plan]);

  const shared = useMemo<Widget>(() => ({
    Draw: DrawNode, plan, entries: kept, runner, blocked, report,
    theme: root['theme'] === 'light' || root['theme'] === 'dark' ? root['theme'] : undefined,
    takeFocus: () => {
      const may = mayFocus.current;
      mayFocus.current = false;
      return may;
    },
  }), [plan, kept, runner, blocked, report, root]);

  return (
    <WidgetContext value={shared}>
      <div className="widget">
        <Body>
          <DrawNode node={root} />
        </Body>
        {cut && <p className="w-note">{strings.widgetCut}</p>}
        {runner !== undefined && <WidgetFailure runner={runner} />}
      </div>
    </WidgetContext>
  );
}

/** Inert while an action waits for the whole widget; gives the cursor back where it was. */
function Body({ children }: { children: ReactNode }): ReactNode {
  const waiting = useRunner((state) => state.waiting);
  const { root } = useElementRoot();
  const last = useRef<HTMLElement>(null);

  useEffect(() => {
    if (!waiting) return undefined;
    return () => {
      if (last.current?.isConnected === true && root?.activeElement === null) last.current.focus({ preventScroll: true });
    };
  }, [waiting, root]);

  return (
    <div
      className="widget-body"
      // The direction of its own words, as a whole: rows of a card run one way.
      dir="auto"
      inert={waiting}
      aria-busy={waiting}
      data-waiting={waiting}
      onFocus={(event) => {
        last.current = event.target;
      }}
    >
      {children}
    </div>
  );
}

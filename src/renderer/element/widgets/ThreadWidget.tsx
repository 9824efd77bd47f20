import { useCallback, useLayoutEffect, useMemo } from 'react';
import type { ReactNode } from 'react';
import type { WidgetItem } from '../../../shared/chatkit/types.ts';
import { useController, useSession, useView } from '../ui/context.ts';
import { widgetMemory } from './widget-memory.ts';
import { WidgetSurface } from './WidgetSurface.tsx';

export interface ThreadWidgetProps {
  item: WidgetItem;
  /** Of the thread's entry: the wire id is not unique (§1.7). */
  entryKey: string;
  /** Came while the thread was open. */
  fresh: boolean;
}

/** A widget of the open thread, with its actions. */
export function ThreadWidget({ item, entryKey, fresh }: ThreadWidgetProps): ReactNode {
  const controller = useController();
  const { session } = useView();
  const memory = useMemo(
    () => widgetMemory(controller, session, entryKey, item),
    // The item is only its beginning; newer versions are set below.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [controller, session, entryKey],
  );
  useLayoutEffect(() => memory.show(item), [memory, item]);
  const blocked = useSession(session, (state) => state.response !== 'idle' || state.loading);
  const report = useCallback((message: string) => controller.report('chatkit.error', { error: new Error(message) }), [controller]);

  return <WidgetSurface widget={item.widget} entries={memory.entries} runner={memory.runner} blocked={blocked} fresh={fresh} report={report} />;
}

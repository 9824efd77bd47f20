import type { ReactNode } from 'react';
import type { ThreadEntry } from '../../../shared/chatkit/thread-state.ts';
import type { WidgetItem } from '../../../shared/chatkit/types.ts';
import { toError } from '../controller/session-state.ts';
import { useController, useStrings } from '../ui/context.ts';
import { fetched } from '../ui/parts/fetched.ts';
import { ItemBoundary } from '../ui/parts/ItemBoundary.tsx';
import { RichText } from '../ui/RichText.tsx';
import type { ThreadWidgetProps } from './ThreadWidget.tsx';

/** Height of a row in px, as it is on average. */
const rowHeight = 44;

/** Holds the place of a widget, about as high as it will be, so that little moves when it comes. */
function Bones({ item }: ThreadWidgetProps): ReactNode {
  const strings = useStrings();
  const { children } = item.widget;
  const rows = Array.isArray(children) ? children.length : 1;
  const height = Math.min(420, Math.max(64, 32 + rows * rowHeight));
  return <div className="bone" role="status" aria-label={strings.widgetLoading} style={{ height }} />;
}

/** Widgets are not in the first script: most conversations have none. */
const widget = fetched<ThreadWidgetProps>(async () => (await import('./ThreadWidget.tsx')).ThreadWidget, Bones);

export interface WidgetViewProps {
  item: WidgetItem;
  entry: ThreadEntry;
}

/** A widget of a thread (§8): its place while the code for it is fetched, and its words when it cannot be drawn. */
export function WidgetView({ item, entry }: WidgetViewProps): ReactNode {
  const strings = useStrings();
  const controller = useController();
  const words = item.copy_text?.trim() ?? '';
  return (
    <ItemBoundary
      resetKey={item}
      fallback={words === '' ? <p className="placeholder">{strings.widgetBroken}</p> : <RichText text={words} streaming={false} />}
      onFault={(cause) => controller.report('chatkit.error', { error: toError(cause) })}
    >
      <widget.View item={item} entryKey={entry.key} fresh={entry.turn > 0} />
    </ItemBoundary>
  );
}

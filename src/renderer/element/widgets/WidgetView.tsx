import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import type { ThreadEntry } from '../../../shared/chatkit/thread-state.ts';
import type { WidgetItem, WidgetNode } from '../../../shared/chatkit/types.ts';
import { toError } from '../controller/session-state.ts';
import { useController, useStrings } from '../ui/context.ts';
import { ItemBoundary } from '../ui/parts/ItemBoundary.tsx';
import { RichText } from '../ui/RichText.tsx';

/** Widgets are not in the first script: most conversations have none. */
const ThreadWidget = lazy(async () => ({ default: (await import('./ThreadWidget.tsx')).ThreadWidget }));

/** Height of a row in px, as it is on average. */
const rowHeight = 44;

/** Holds the place of a widget, about as high as it will be, so that little moves when it comes. */
function Bones({ widget: { children } }: { widget: WidgetNode }): ReactNode {
  const strings = useStrings();
  const rows = Array.isArray(children) ? children.length : 1;
  const height = Math.min(420, Math.max(64, 32 + rows * rowHeight));
  return <div className="bone" role="status" aria-label={strings.widgetLoading} style={{ height }} />;
}

/** A widget of a thread (§8): its place while the code for it is fetched, and its words when it cannot be drawn. */
export function WidgetView({ item, entry }: { item: WidgetItem; entry: ThreadEntry }): ReactNode {
  const strings = useStrings();
  const controller = useController();
  const words = item.copy_text?.trim() ?? '';
  return (
    <ItemBoundary
      resetKey={item}
      fallback={words === '' ? <p className="placeholder">{strings.widgetBroken}</p> : <RichText text={words} streaming={false} />}
      onFault={(cause) => controller.report('chatkit.error', { error: toError(cause) })}
    >
      <Suspense fallback={<Bones widget={item.widget} />}>
        <ThreadWidget item={item} entryKey={entry.key} fresh={entry.turn > 0} />
      </Suspense>
    </ItemBoundary>
  );
}

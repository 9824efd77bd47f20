import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import type { WidgetNode } from '../../../shared/chatkit/types.ts';
import { useStrings } from '../ui/context.ts';
import { ItemBoundary } from '../ui/parts/ItemBoundary.tsx';

const WidgetSurface = lazy(async () => ({ default: (await import('./WidgetSurface.tsx')).WidgetSurface }));

/** A widget to look at, as in the preview of an entity (§7.2 `entities.onRequestPreview`): nothing in it can be run. */
export function WidgetPreview({ widget }: { widget: WidgetNode }): ReactNode {
  const strings = useStrings();
  return (
    <ItemBoundary resetKey={widget} fallback={<p className="placeholder">{strings.widgetBroken}</p>} onFault={() => undefined}>
      <Suspense fallback={<div className="bone" role="status" aria-label={strings.widgetLoading} style={{ height: 96, minWidth: 200 }} />}>
        <WidgetSurface widget={widget} />
      </Suspense>
    </ItemBoundary>
  );
}

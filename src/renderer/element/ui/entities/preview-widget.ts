import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import type { WidgetNode } from '../../../../shared/chatkit/types.ts';

type Draw = (widget: WidgetNode) => ReactNode;

/**
 * How the widget of a preview is drawn. Given from above: widgets hold text, text holds sources, sources hold previews,
 * and previews hold widgets.
 */
export const PreviewWidgetContext = createContext<Draw>(() => null);

export function usePreviewWidget(): Draw {
  return useContext(PreviewWidgetContext);
}

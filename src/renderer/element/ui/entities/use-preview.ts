import type { Entity, Widgets } from '@openai/chatkit';
import { useEffect, useState } from 'react';
import { toError } from '../../controller/session-state.ts';
import { useController } from '../context.ts';

export type Preview = 'none' | 'loading' | Widgets.BasicRoot;

/** Asks the page for the preview of an interactive entity (§7.2), anew each time it is drawn: it may have changed. */
export function usePreview(entity: Entity): Preview {
  const controller = useController();
  const [preview, setPreview] = useState<Preview>(() => (asks(controller.view.getSnapshot().options.entities, entity) ? 'loading' : 'none'));

  useEffect(() => {
    const { entities } = controller.view.getSnapshot().options;
    if (!asks(entities, entity)) return undefined;
    let wanted = true;
    const answer = async (): Promise<Preview> => (await entities.onRequestPreview(entity)).preview ?? 'none';
    answer().then(
      (found) => wanted && setPreview(found),
      (error: unknown) => {
        controller.report('chatkit.error', { error: toError(error) });
        if (wanted) setPreview('none');
      },
    );
    return () => {
      wanted = false;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- an entity is known by its id; callers build the object anew
  }, [controller, entity.id]);

  return preview;
}

interface Asking {
  onRequestPreview: (entity: Entity) => Promise<{ preview: Widgets.BasicRoot | null }>;
}

function asks(entities: Partial<Asking> | undefined, { interactive }: Entity): entities is Asking {
  return interactive === true && entities?.onRequestPreview !== undefined;
}

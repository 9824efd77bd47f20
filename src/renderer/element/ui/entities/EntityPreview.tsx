import type { Entity } from '@openai/chatkit';
import type { ReactNode } from 'react';
import { Icon } from '../../icons/Icon.tsx';
import { usePreviewWidget } from './preview-widget.ts';
import { usePreview } from './use-preview.ts';
import { plainName } from '../../markdown/hidden-characters.ts';

export interface EntityPreviewProps {
  entity: Entity;
  /** Heads the card in place of the title (§4.3). */
  label?: string | undefined;
  description?: string | undefined;
}

/** What is known of an entity: its name, and what `entities.onRequestPreview` draws where the entity is interactive. */
export function EntityPreview({ entity, label, description }: EntityPreviewProps): ReactNode {
  const preview = usePreview(entity);
  const drawWidget = usePreviewWidget();
  return (
    <div className="entity-preview" aria-busy={preview === 'loading'}>
      <div className="entity-head">
        <Icon name={entity.icon} size={16} />
        <div className="entity-names">
          {label !== undefined && label !== entity.title && <p className="entity-label">{plainName(label)}</p>}
          <p className="entity-title" dir="auto">
            {plainName(entity.title)}
          </p>
        </div>
      </div>
      {description !== undefined && description !== '' && (
        <p className="entity-description" dir="auto">
          {plainName(description)}
        </p>
      )}
      {preview === 'loading' && (
        <div className="skeleton" aria-hidden>
          <span className="bone" />
          <span className="bone short" />
        </div>
      )}
      {typeof preview === 'object' && drawWidget(preview)}
    </div>
  );
}

import type { ReactNode } from 'react';
import type { Source } from '../../../shared/chatkit/types.ts';
import { Icon } from '../icons/Icon.tsx';
import { useController, useLocale, useView } from '../ui/context.ts';
import { readSource, sourceDay, toEntity } from './source-parts.ts';

/** A source with all that is known of it: its name, pressed to open it, where it is from, when, and what it is about. */
export function SourceEntry({ source }: { source: Source }): ReactNode {
  const locale = useLocale();
  const { title, origin, description, url } = readSource(source);
  const day = sourceDay(source.timestamp, locale);
  return (
    <div className="source">
      <p className="source-head">
        <SourceName source={source} title={title} url={url} />
        {origin !== undefined && <bdi className="origin">{origin}</bdi>}
        {day !== undefined && <time dateTime={source.timestamp}>{day}</time>}
      </p>
      {description !== undefined && description !== '' && (
        <p className="source-about">
          <bdi>{description}</bdi>
        </p>
      )}
    </div>
  );
}

function SourceName({ source, title, url }: { source: Source; title: string; url: URL | undefined }): ReactNode {
  const controller = useController();
  const onClick = useView().options.entities?.onClick;
  if (url !== undefined) {
    return (
      <a className="source-name" href={url.href} title={url.href} target="_blank" rel="noopener noreferrer">
        <bdi>{title}</bdi>
      </a>
    );
  }
  if (source.type !== 'entity') return <bdi className="source-name">{title}</bdi>;
  const face = (
    <>
      <Icon name={source.icon} size={14} />
      <bdi>{title}</bdi>
    </>
  );
  if (!source.interactive || onClick === undefined) return <span className="source-name">{face}</span>;
  return (
    <button type="button" className="source-name link" onClick={() => controller.view.getSnapshot().options.entities?.onClick?.(toEntity(source))}>
      {face}
    </button>
  );
}

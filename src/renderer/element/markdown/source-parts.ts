import type { Entity } from '@openai/chatkit';
import type { EntitySource, Source } from '../../../shared/chatkit/types.ts';
import { plainName } from './hidden-characters.ts';
import { externalUrl } from './links.ts';

/** What a source is called and where it is from, with nothing invisible in it. */
export interface SourceParts {
  title: string;
  /** Host, file name or label; absent where it would repeat the title. */
  origin: string | undefined;
  description: string | undefined;
  /** Where a press leads outside. */
  url: URL | undefined;
}

export function readSource(source: Source): SourceParts {
  const url = source.type === 'url' ? externalUrl(source.url) : undefined;
  const title = plainName(source.title === '' ? nameless(source, url) : source.title);
  const origin = plainName(originOf(source, url) ?? '');
  return { title, origin: origin === '' || origin === title ? undefined : origin, description: source.description === undefined ? undefined : plainName(source.description), url };
}

function nameless(source: Source, url: URL | undefined): string {
  if (source.type === 'url') return url?.host ?? source.url;
  return source.type === 'file' ? source.filename : (source.label ?? source.id);
}

/** The host stands beside the name that the server gives: a name is no proof of where a link leads. */
function originOf(source: Source, url: URL | undefined): string | undefined {
  if (source.type === 'file') return source.filename;
  if (source.type === 'entity') return source.label;
  const host = url?.host.replace(/^www\./, '');
  const name = source.attribution;
  if (name === undefined || name === '' || name === host) return host;
  return host === undefined ? name : `${name} · ${host}`;
}

/** The entity that a source stands for, as `entities.onClick` and `onRequestPreview` take it (§4.3). */
export function toEntity({ id, title, icon, interactive, group, data }: EntitySource): Entity {
  return {
    id,
    title,
    interactive,
    ...(icon !== undefined && { icon: icon }),
    ...(group !== undefined && { group }),
    data: data as Record<string, string>,
  };
}

/** The day of a source in the reader's language; `undefined` for what is no time. */
export function sourceDay(timestamp: string | undefined, locale: string): string | undefined {
  const time = timestamp === undefined ? NaN : Date.parse(timestamp);
  return Number.isNaN(time) ? undefined : new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(time);
}

import { FileText, Search } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { FileSource, UrlSource } from '../../../../shared/chatkit/types.ts';
import { externalUrl } from '../../markdown/links.ts';
import { plainName } from '../../markdown/hidden-characters.ts';
import { useStrings } from '../context.ts';

/** Shown before a button offers the rest, and while the search goes on. */
const firstSources = 5;
const peekSources = 3;

/** What was searched for. */
export function Queries({ queries }: { queries: readonly string[] | undefined }): ReactNode {
  const strings = useStrings();
  if (queries === undefined || queries.length === 0) return null;
  return (
    <ul className="chips" aria-label={strings.taskQueries}>
      {queries.map((query, at) => (
        <li key={at} className="chip">
          <Search size={14} strokeWidth={1.75} aria-hidden />
          <span dir="auto">{plainName(query)}</span>
        </li>
      ))}
    </ul>
  );
}

function WebSource({ source }: { source: UrlSource }): ReactNode {
  const url = externalUrl(source.url);
  const title = plainName(source.title === '' ? (url?.host ?? source.url) : source.title);
  const origin = source.attribution === undefined ? url?.host : plainName(source.attribution);
  return (
    <li className="task-source">
      {url === undefined ? (
        <span dir="auto">{title}</span>
      ) : (
        <a href={url.href} target="_blank" rel="noopener noreferrer" dir="auto">
          {title}
        </a>
      )}
      {origin !== undefined && origin !== title && <bdi className="origin">{origin}</bdi>}
    </li>
  );
}

/** What a search found, with the host of each, so that a link says where it leads. */
export function WebSources({ sources, peek = false }: { sources: readonly UrlSource[] | undefined; peek?: boolean }): ReactNode {
  const strings = useStrings();
  const [all, setAll] = useState(false);
  if (sources === undefined || sources.length === 0) return null;
  const shown = all ? sources : sources.slice(0, peek ? peekSources : firstSources);
  const hidden = sources.length - shown.length;
  return (
    <>
      <ul className="task-sources" aria-label={strings.sources(sources.length)}>
        {shown.map((source, at) => (
          <WebSource key={at} source={source} />
        ))}
      </ul>
      {hidden > 0 && !peek && (
        <button type="button" className="text-button" data-unfolds onClick={() => setAll(true)}>
          {strings.moreSources(hidden)}
        </button>
      )}
    </>
  );
}

/** Files that were read. */
export function FileNames({ sources }: { sources: readonly FileSource[] | undefined }): ReactNode {
  const strings = useStrings();
  if (sources === undefined || sources.length === 0) return null;
  return (
    <ul className="chips" aria-label={strings.taskFiles}>
      {sources.map((source, at) => (
        <li key={at} className="chip" data-tip={source.title === source.filename ? undefined : plainName(source.title)}>
          <FileText size={14} strokeWidth={1.75} aria-hidden />
          <bdi>{plainName(source.filename)}</bdi>
        </li>
      ))}
    </ul>
  );
}

import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { OutputText, Source } from '../../../shared/chatkit/types.ts';
import { externalUrl } from '../markdown/links.ts';
import { useStrings } from './context.ts';

function SourceRow({ source }: { source: Source }): ReactNode {
  const url = source.type === 'url' ? externalUrl(source.url) : undefined;
  const origin = source.type === 'url' ? (source.attribution ?? url?.host) : source.type === 'file' ? source.filename : undefined;
  return (
    <li>
      {url === undefined ? (
        <span dir="auto">{source.title}</span>
      ) : (
        <a href={url.href} target="_blank" rel="noopener noreferrer" dir="auto">
          {source.title}
        </a>
      )}
      {origin !== undefined && origin !== source.title && <span className="origin">{origin}</span>}
    </li>
  );
}

/** All sources of a message, folded (§4.3). */
export function Sources({ content }: { content: readonly OutputText[] }): ReactNode {
  const strings = useStrings();
  const found = new Map<string, Source>();
  for (const { source } of content.flatMap((part) => part.annotations)) {
    const name = source.type === 'url' ? source.url : source.type === 'file' ? source.filename : source.id;
    found.set(`${source.type}:${name}`, source);
  }
  if (found.size === 0) return null;
  return (
    <details className="fold sources">
      <summary>
        <ChevronRight size={16} strokeWidth={1.75} aria-hidden />
        {strings.sources(found.size)}
      </summary>
      <ol>
        {[...found].map(([key, source]) => (
          <SourceRow key={key} source={source} />
        ))}
      </ol>
    </details>
  );
}

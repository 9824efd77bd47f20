import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { NumberedSource } from '../markdown/source-list.ts';
import { plainName } from '../markdown/hidden-characters.ts';
import { SourceEntry } from '../markdown/SourceEntry.tsx';
import { useStrings } from './context.ts';

interface Group {
  name: string | undefined;
  sources: readonly NumberedSource[];
}

/** All sources of a message, folded, by group (§4.3). Numbers are those of the markers in the text. */
export function Sources({ sources }: { sources: readonly NumberedSource[] }): ReactNode {
  const strings = useStrings();
  if (sources.length === 0) return null;
  return (
    <details className="fold sources">
      <summary data-unfolds>
        <ChevronRight className="directional" size={16} strokeWidth={1.75} aria-hidden />
        {strings.sources(sources.length)}
      </summary>
      {groupSources(sources).map(({ name, sources: members }) => (
        <section key={name ?? ''}>
          {name !== undefined && (
            <p className="source-group" dir="auto">
              {plainName(name)}
            </p>
          )}
          <ol>
            {members.map(({ number, source }) => (
              <li key={number} value={number}>
                <SourceEntry source={source} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </details>
  );
}

/** Sources without a group come first; groups stand in the order of their first member. */
function groupSources(sources: readonly NumberedSource[]): Group[] {
  const names = new Set(sources.map(({ source }) => source.group).filter((name) => name !== undefined && name !== ''));
  const loose = sources.filter(({ source }) => source.group === undefined || source.group === '');
  return [
    ...(loose.length > 0 ? [{ name: undefined, sources: loose }] : []),
    ...[...names].map((name) => ({ name, sources: sources.filter(({ source }) => source.group === name) })),
  ];
}

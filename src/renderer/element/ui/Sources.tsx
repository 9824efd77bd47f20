import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { NumberedSource } from '../markdown/source-list.ts';
import { plainName } from '../markdown/hidden-characters.ts';
import { SourceEntry } from '../markdown/SourceEntry.tsx';
import { useStrings } from './context.ts';

interface Group {
  name: string;
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
      {groupSources(sources, strings.sourcesUngrouped).map(({ name, sources: members }) => (
        <section key={name}>
          {name !== '' && (
            <p className="source-group">
              <bdi>{plainName(name)}</bdi>
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

/** Groups in the order of their first member; what belongs to none comes last, under a name where there are groups. */
function groupSources(sources: readonly NumberedSource[], rest: string): Group[] {
  const names = [...new Set(sources.map(({ source }) => source.group ?? ''))].sort((a, b) => Number(a === '') - Number(b === ''));
  return names.map((name) => ({ name: name === '' && names.length > 1 ? rest : name, sources: sources.filter(({ source }) => (source.group ?? '') === name) }));
}

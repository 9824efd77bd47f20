import { ChevronLeft, ChevronRight, Check } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ReactNode, RefObject } from 'react';
import { createPortal } from 'react-dom';
import type { SuggestRow, SuggestState } from '../../controller/composer/suggest.ts';
import { Icon } from '../../icons/Icon.tsx';
import { useStrings } from '../context.ts';
import { useElementRoot } from '../element-root.ts';
import { Spinner } from '../parts/Spinner.tsx';
import { useAbove } from './use-above.ts';

export interface SuggestionMenuProps {
  /** Id of the list; rows are `id-index`. */
  id: string;
  /** What the list stands over. */
  anchor: RefObject<Element | null>;
  state: SuggestState;
  onChoose: (index: number) => void;
  onPoint: (index: number) => void;
  onBack: () => void;
}

/** What "@" and "/" find, over the field. The cursor stays in the field, which says which row is meant. */
export function SuggestionMenu({ id, anchor, state, onChoose, onPoint, onBack }: SuggestionMenuProps): ReactNode {
  const strings = useStrings();
  const { trigger, rows, active, path, status } = state;
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active, rows]);

  const { layer } = useElementRoot();
  const box = useAbove<HTMLDivElement>(anchor);

  if (trigger === undefined || layer === null) return null;
  const groups = grouped(rows);
  const label = path.at(-1) ?? (trigger.kind === 'mention' ? strings.mention : strings.commands);
  return createPortal(
    // A press must not take the cursor out of the field.
    <div ref={box} className="menu suggestions" popover="manual" onPointerDown={(event) => event.preventDefault()} onMouseDown={(event) => event.preventDefault()}>
      {path.length > 0 && (
        <button type="button" className="menu-back" tabIndex={-1} onClick={onBack}>
          <ChevronLeft size={16} strokeWidth={1.75} className="directional" aria-hidden />
          <span className="unseen">{strings.commandBack}</span>
          <span dir="auto">{label}</span>
        </button>
      )}
      <div className="menu-list" ref={list} role="listbox" id={id} aria-label={label} aria-busy={status === 'loading'}>
        {groups.map(({ group, members }) => (
          <Group key={group ?? ''} name={path.length > 0 && groups.length === 1 ? undefined : group}>
            {members.map(({ row, at }) => (
              <Row
                key={row.key} id={`${id}-${at}`} row={row} active={at === active} running={row.key === state.running}
                onChoose={() => onChoose(at)} onPoint={() => onPoint(at)}
              />
            ))}
          </Group>
        ))}
      </div>
      {rows.length === 0 && <Nothing state={state} />}
      <p className="unseen" role="status">
        {status === 'loading' && rows.length === 0 ? strings.suggestionsLoading : strings.suggestionsFound(rows.length)}
      </p>
    </div>,
    layer,
  );
}

interface RowGroup {
  group: string | undefined;
  members: { row: SuggestRow; at: number }[];
}

function grouped(rows: readonly SuggestRow[]): RowGroup[] {
  const groups: RowGroup[] = [];
  for (const [at, row] of rows.entries()) {
    const last = groups.at(-1);
    if (last !== undefined && last.group === row.group) last.members.push({ row, at });
    else groups.push({ group: row.group, members: [{ row, at }] });
  }
  return groups;
}

function Group({ name, children }: { name: string | undefined; children: ReactNode }): ReactNode {
  if (name === undefined) return children;
  return (
    <div role="group" aria-label={name}>
      <div className="menu-heading" aria-hidden>
        <bdi>{name}</bdi>
      </div>
      {children}
    </div>
  );
}

interface RowProps {
  id: string;
  row: SuggestRow;
  active: boolean;
  running: boolean;
  onChoose: () => void;
  onPoint: () => void;
}

function Row({ id, row, active, running, onChoose, onPoint }: RowProps): ReactNode {
  return (
    <div
      id={id} className="menu-row" role="option" aria-selected={active} aria-disabled={row.disabled} data-active={active}
      onClick={onChoose} onPointerMove={onPoint}
    >
      <Icon name={row.icon} size={16} />
      <span className="menu-text">
        <span className="menu-label" dir="auto">{row.label}</span>
        {row.description !== undefined && <span className="menu-note" dir="auto">{row.description}</span>}
      </span>
      {running && <Spinner />}
      {row.checked === true && <Check size={16} strokeWidth={1.75} aria-hidden />}
      {row.opens === true && <ChevronRight size={16} strokeWidth={1.75} className="directional" aria-hidden />}
    </div>
  );
}

/** Why the list is empty. */
function Nothing({ state: { trigger, status } }: { state: SuggestState }): ReactNode {
  const strings = useStrings();
  if (trigger === undefined) return null;
  if (status === 'loading') {
    return (
      <div className="menu-waiting" aria-hidden>
        <span className="bone" />
        <span className="bone short" />
      </div>
    );
  }
  if (status === 'failed') return <p className="menu-empty">{strings.searchFailed}</p>;
  const { kind, query } = trigger;
  return <p className="menu-empty">{kind === 'command' ? strings.commandNone(query) : query === '' ? strings.mentionEmpty : strings.mentionNone(query)}</p>;
}

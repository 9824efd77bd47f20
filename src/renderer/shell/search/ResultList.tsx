import { FileText, MessageSquare } from 'lucide-react';
import { memo, useEffect, useRef, type ReactNode } from 'react';
import { useTexts, useWords } from '../texts.tsx';
import { Icon } from '../ui/Icon.tsx';
import { dateWords, exactDate } from './hit-words.ts';
import { Marked } from './Marked.tsx';
import type { ResultGroup, ResultRow } from './rows.ts';

interface ResultListProps {
  id: string;
  groups: readonly ResultGroup[];
  activeKey: string | undefined;
  now: number;
  busy: boolean;
  onActive(key: string): void;
  onOpen(row: ResultRow): void;
  /** The end is near. */
  onEnd(): void;
}

/** Within so many px of the end the next page is asked for. */
const nearEnd = 400;

/** @returns the id of an option's element; keys hold ids of servers, which may hold anything. */
export function optionId(listId: string, key: string): string {
  return `${listId}-${encodeURIComponent(key)}`;
}

/** The options of the search field, which keeps the focus: the active one is named by `aria-activedescendant`. */
export function ResultList({ id, groups, activeKey, now, busy, onActive, onOpen, onEnd }: ResultListProps): ReactNode {
  const { results } = useTexts().search;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (activeKey !== undefined) document.getElementById(optionId(id, activeKey))?.scrollIntoView({ block: 'nearest' });
  }, [id, activeKey]);
  useEffect(() => {
    const { current } = list;
    if (current !== null && current.scrollHeight - current.clientHeight < nearEnd) onEnd();
  }, [groups, onEnd]);

  return (
    <div
      ref={list}
      id={id}
      className="search-list"
      role="listbox"
      aria-label={results}
      aria-busy={busy || undefined}
      // The focus belongs in the field, also after a press in here.
      onMouseDown={(event) => event.preventDefault()}
      onScroll={(event) => {
        const { scrollHeight, clientHeight, scrollTop } = event.currentTarget;
        if (scrollHeight - clientHeight - scrollTop < nearEnd) onEnd();
      }}
    >
      {groups.map((group) => (
        <div key={group.id} role="group" aria-labelledby={`${id}-${group.id}`}>
          <div id={`${id}-${group.id}`} className="search-heading" role="presentation">
            {group.label}
          </div>
          {group.rows.map((row) => (
            <Option key={row.key} id={optionId(id, row.key)} row={row} active={row.key === activeKey} now={now} onActive={onActive} onOpen={onOpen} />
          ))}
        </div>
      ))}
    </div>
  );
}

interface OptionProps {
  id: string;
  row: ResultRow;
  active: boolean;
  now: number;
  onActive(key: string): void;
  onOpen(row: ResultRow): void;
}

const Option = memo(function Option({ id, row, active, now, onActive, onOpen }: OptionProps): ReactNode {
  const words = useWords();
  const { common, search } = words.texts;
  const who = { user: common.you, assistant: common.assistant };
  const { message } = row;
  return (
    <div id={id} className="search-option" role="option" aria-selected={active} onMouseMove={() => onActive(row.key)} onClick={() => onOpen(row)}>
      <Icon of={message === undefined ? MessageSquare : FileText} />
      <div className="search-text">
        <div className="search-line">
          <Marked className="search-title" text={row.title} marks={row.titleMarks} />
          <time title={exactDate(words.tag, row.createdAt)}>{dateWords(words, row.createdAt, { now }).text}</time>
        </div>
        {message !== undefined && (
          <p className="search-snippet">
            {message.role !== undefined && <span className="search-who">{search.said(who[message.role])}</span>}
            <Marked className="search-found" text={message.text} marks={message.marks} />
          </p>
        )}
      </div>
    </div>
  );
});

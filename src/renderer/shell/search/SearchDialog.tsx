import { Search, X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useCallback, useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useShell, useUi } from '../shell-context.tsx';
import { useObservable } from '../state/observable.ts';
import { moveByKey } from '../threads/list-keys.ts';
import { useThreadList } from '../threads/use-thread-list.ts';
import { useWords } from '../texts.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { returnFocus } from '../ui/return-focus.ts';
import { FilterBar } from './FilterBar.tsx';
import { optionId, ResultList } from './ResultList.tsx';
import { groupResults, type ResultRow } from './rows.ts';
import { SearchNote } from './SearchNote.tsx';
import { toQuery } from './search-filters.ts';
import { createSearchSession } from './search-session.ts';
import { reachWords, resultWords } from './search-words.ts';

const pageSize = 30;
/** So many rows before the end the next page is asked for. */
const rowsAhead = 6;

const delay = (ms: number, run: () => void): (() => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** Search over everything, over the workspace: one field, which keeps the focus, and what it finds. */
export function SearchDialog(): ReactNode {
  const shell = useShell();
  const { currentThread } = useUi();
  const { threads } = useThreadList();
  const history = useObservable(shell.state.history);
  const [inThread] = useState(currentThread);
  const [opener] = useState(() => shell.search.opener() ?? document.activeElement);
  const [now] = useState(() => Date.now());
  const [session] = useState(() =>
    createSearchSession({
      search: (query) => shell.desktop.methods['history.search'](query),
      toQuery: (text, filters) => toQuery(text, filters, { now: Date.now(), currentThread: inThread, limit: pageSize }),
      delay,
    }),
  );
  const state = useObservable(session);
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const opened = useRef<ResultRow>(undefined);
  const [chosen, setChosen] = useState<string>();
  const words = useWords();
  const { texts } = words;
  const { search } = texts;
  const groups = useMemo(() => groupResults(texts, state, threads), [texts, state, threads]);
  const rows = useMemo(() => groups.flatMap((group) => group.rows), [groups]);
  const active = rows.find((row) => row.key === chosen) ?? rows[0];
  const storage = history?.storage;

  useEffect(() => () => session.dispose(), [session]);
  // What is found depends on what is open; an answer of a closed history is no answer.
  useEffect(() => session.again(), [session, storage]);

  const { close } = shell.search;
  const open = useCallback(
    (row: ResultRow) => {
      opened.current = row;
      close();
      shell.openThread(row.threadId, row.message?.itemId);
    },
    [shell, close],
  );

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const index = active === undefined ? -1 : rows.indexOf(active);
    const moved = isMove(event) ? moveByKey(event.key, index, rows.length) : undefined;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (active !== undefined) open(active);
    } else if (moved !== undefined && rows.length > 0) {
      event.preventDefault();
      setChosen(rows[moved]?.key);
      if (moved >= rows.length - rowsAhead) session.loadMore();
    } else if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      field.current?.select();
    }
  };

  const reach = reachWords(words, history);
  return (
    <Dialog.Root open onOpenChange={(stays) => !stays && close()}>
      <Dialog.Portal>
        <Dialog.Overlay className="dialog-scrim" />
        <Dialog.Content
          className="dialog search"
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            const typed = shell.search.handOver((change) => session.setText(change(session.get().text)));
            if (typed !== '') session.setText(typed);
            field.current?.focus();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            // While it was open it kept the keyboard. What is jumped to in a chat takes the focus within the chat itself.
            if (opened.current?.message !== undefined) shell.focusFrame();
            else if (opened.current !== undefined || opener === document.body) shell.focusComposer();
            else returnFocus(opener, shell.focusComposer);
          }}
        >
          <Dialog.Title className="visually-hidden">{search.title}</Dialog.Title>
          <div className="search-head">
            <Icon of={Search} size={18} />
            <input
              ref={field}
              type="text"
              role="combobox"
              aria-label={search.title}
              aria-expanded={rows.length > 0}
              aria-controls={listId}
              aria-autocomplete="list"
              aria-activedescendant={active === undefined ? undefined : optionId(listId, active.key)}
              placeholder={search.title}
              dir="auto"
              maxLength={500}
              spellCheck={false}
              autoComplete="off"
              value={state.text}
              onChange={(event) => {
                setChosen(undefined);
                session.setText(event.target.value);
              }}
              onKeyDown={onKeyDown}
            />
            <Dialog.Close asChild>
              <IconButton icon={X} label={search.close} shortcut="Esc" />
            </Dialog.Close>
          </div>
          <FilterBar filters={state.filters} inThread={inThread !== null} onChange={(filters) => session.setFilters(filters)} onLeave={() => field.current?.focus()} />
          <ResultList
            id={listId}
            groups={groups}
            activeKey={active?.key}
            now={now}
            busy={state.phase === 'searching'}
            onActive={setChosen}
            onOpen={open}
            onEnd={session.loadMore}
          />
          <SearchNote state={state} session={session} shown={rows.length} empty={threads.length === 0} />
          <div className="search-foot" data-quiet={!state.slow && !state.loadingMore && reach === undefined ? '' : undefined}>
            <span>{state.slow || state.loadingMore ? search.searching : reach}</span>
            <span className="search-keys" aria-hidden="true">
              <kbd>↑</kbd> <kbd>↓</kbd> {search.choose} <kbd>Enter</kbd> {search.open}
            </span>
          </div>
          <span className="visually-hidden" role="status">
            {resultWords(texts, state, rows.length)}
          </span>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const moveKeys = ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp'];

/** Home and End stay with the text in the field. */
function isMove(event: KeyboardEvent): boolean {
  return moveKeys.includes(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
}

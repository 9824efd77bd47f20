import { Command, X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { isShellCommand } from '../../../shared/actions.ts';
import { accountName } from '../accounts/account-words.ts';
import { optionId } from '../search/ResultList.tsx';
import { Marked } from '../search/Marked.tsx';
import { usePolicy } from '../policy/LockLine.tsx';
import { useAuth, useShell, useUi } from '../shell-context.tsx';
import { isMacPlatform } from '../shortcuts.ts';
import { useObservable } from '../state/observable.ts';
import { moveByKey } from '../threads/list-keys.ts';
import { useTexts } from '../texts.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { returnFocus } from '../ui/return-focus.ts';
import { findEntries, paletteEntries, type PaletteEntry } from './palette-entries.ts';
import { createRecentActions } from './recent-actions.ts';

const moveKeys = ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp'];

/** Every command there is, by a few letters of its name: one field, which keeps the focus, and what fits. */
export function Palette(): ReactNode {
  const shell = useShell();
  const catalogue = useTexts();
  const { common, palette: texts } = catalogue;
  const { currentThread, paletteText } = useUi();
  const signedIn = useAuth().status === 'signed_in';
  const host = useObservable(shell.state.info)?.host ?? 'web';
  const workspaces = useObservable(shell.state.workspaces);
  const off = usePolicy().disable;
  const [recents] = useState(() => createRecentActions(localStorage));
  const [recent] = useState(() => recents.read());
  const [opener] = useState(() => document.activeElement);
  const [chosen, setChosen] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  const ran = useRef(false);
  const listId = useId();

  const entries = useMemo(
    () =>
      paletteEntries(catalogue, {
        host,
        signedIn,
        threadOpen: currentThread !== null,
        off,
        isMac: isMacPlatform(),
        accounts: workspaces.map((workspace) => (workspace.current ? undefined : accountName(catalogue, workspace))),
      }),
    [host, signedIn, currentThread, workspaces, off, catalogue],
  );
  const groups = useMemo(() => findEntries(catalogue, entries, paletteText, recent), [catalogue, entries, paletteText, recent]);
  const rows = useMemo(() => groups.flatMap((group) => group.entries), [groups]);
  const active = rows.find(({ id }) => id === chosen) ?? rows[0];

  useEffect(() => {
    if (active !== undefined) document.getElementById(optionId(listId, active.id))?.scrollIntoView({ block: 'nearest' });
  }, [listId, active]);

  const type = (text: string): void => {
    setChosen(undefined);
    shell.ui.update((ui) => ({ ...ui, paletteText: text }));
  };
  const close = (): void => shell.ui.update((ui) => ({ ...ui, paletteOpen: false }));
  const run = ({ id }: PaletteEntry): void => {
    ran.current = true;
    recents.add(id);
    close();
    if (isShellCommand(id)) shell.run(id);
    else void shell.act(id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const moved = moveKeys.includes(event.key) && rows.length > 0 ? moveByKey(event.key, active === undefined ? -1 : rows.indexOf(active), rows.length) : undefined;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (active !== undefined) run(active);
    } else if (moved !== undefined) {
      event.preventDefault();
      setChosen(rows[moved]?.id);
    }
  };

  return (
    <Dialog.Root open onOpenChange={(stays) => !stays && close()}>
      <Dialog.Portal>
        <Dialog.Overlay className="dialog-scrim" />
        <Dialog.Content
          className="dialog search palette"
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            field.current?.focus();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            // A command that opens something has put the focus there; else it goes back.
            if (ran.current && (document.activeElement !== document.body || document.querySelector('[role="dialog"]') !== null)) return;
            if (opener === document.body) shell.focusComposer();
            else returnFocus(opener, shell.focusComposer);
          }}
        >
          <Dialog.Title className="visually-hidden">{texts.title}</Dialog.Title>
          <div className="search-head">
            <Icon of={Command} size={18} />
            <input
              ref={field}
              type="text"
              role="combobox"
              aria-label={texts.title}
              aria-expanded={rows.length > 0}
              aria-controls={listId}
              aria-autocomplete="list"
              aria-activedescendant={active === undefined ? undefined : optionId(listId, active.id)}
              placeholder={texts.placeholder}
              dir="auto"
              maxLength={100}
              spellCheck={false}
              autoComplete="off"
              value={paletteText}
              onChange={(event) => type(event.target.value)}
              onKeyDown={onKeyDown}
            />
            <Dialog.Close asChild>
              <IconButton icon={X} label={common.close} shortcut="Esc" />
            </Dialog.Close>
          </div>
          <div id={listId} className="search-list" role="listbox" aria-label={texts.commands} onMouseDown={(event) => event.preventDefault()}>
            {groups.map((group) => (
              <div key={group.label} role="group" aria-label={group.label}>
                <div className="search-heading" aria-hidden="true">
                  {group.label}
                </div>
                {group.entries.map((entry) => (
                  <div
                    key={entry.id}
                    id={optionId(listId, entry.id)}
                    className="search-option palette-option"
                    role="option"
                    aria-selected={entry === active}
                    aria-keyshortcuts={entry.keys?.replaceAll('Ctrl', 'Control')}
                    onMouseMove={() => setChosen(entry.id)}
                    onClick={() => run(entry)}
                  >
                    <Marked className="palette-label" text={entry.label} marks={entry.marks} />
                    {entry.keys !== undefined && <kbd aria-hidden="true">{entry.keys}</kbd>}
                  </div>
                ))}
              </div>
            ))}
          </div>
          {rows.length === 0 && <p className="search-note">{texts.none}</p>}
          <div className="search-foot" data-quiet="">
            <span className="search-keys" aria-hidden="true">
              <kbd>↑</kbd> <kbd>↓</kbd> {texts.choose} <kbd>Enter</kbd> {texts.run}
            </span>
          </div>
          <span className="visually-hidden" role="status">
            {texts.found(rows.length)}
          </span>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

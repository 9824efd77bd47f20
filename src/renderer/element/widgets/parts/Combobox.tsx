import { Check, Search } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useStrings } from '../../ui/context.ts';
import { useElementRoot } from '../../ui/element-root.ts';
import { useWidget } from '../context.ts';
import { findOptions } from './options.ts';
import type { SelectProps } from './select-props.ts';

/** Options that are drawn at a time; the others are found by typing. */
const maxShown = 100;

/** A button that opens a list with a search field: arrows move, Enter chooses, Esc and Tab go back to the button. */
export function Combobox({ field, attach, options, placeholder, disabled, required, choose }: SelectProps): ReactNode {
  const strings = useStrings();
  const { layer } = useElementRoot();
  const { theme } = useWidget();
  const listId = useId();
  const search = useRef<HTMLInputElement>(null);
  const active = useRef<HTMLLIElement>(null);
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const found = findOptions(options, query);
  const shown = found.slice(0, maxShown);
  const chosen = options.find(({ value }) => value === field.value);

  useEffect(() => {
    if (open) active.current?.scrollIntoView({ block: 'nearest' });
  }, [open, at]);

  function show(next: boolean): void {
    setOpen(next);
    setQuery('');
    setAt(Math.max(0, options.slice(0, maxShown).findIndex(({ value }) => value === field.value)));
  }

  function take(index: number): void {
    const option = shown[index];
    if (option === undefined || option.disabled) return;
    choose(option.value);
    show(false);
  }

  function keyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const last = shown.length - 1;
    const moves: Readonly<Record<string, number>> = { ArrowDown: Math.min(at + 1, last), ArrowUp: Math.max(at - 1, 0), PageDown: Math.min(at + 8, last), PageUp: Math.max(at - 8, 0) };
    const next = moves[event.key];
    if (next !== undefined) setAt(next);
    else if (event.key === 'Enter') take(at);
    else if (event.key === 'Tab') show(false);
    else return;
    event.preventDefault();
  }

  return (
    <Popover.Root open={open} onOpenChange={show}>
      <Popover.Trigger
        ref={attach}
        id={field.id}
        type="button"
        role="combobox"
        className="w-select-control"
        disabled={disabled}
        aria-haspopup="listbox"
        aria-label={field.labelled ? undefined : (field.name ?? placeholder)}
        aria-required={required ? true : undefined}
        aria-invalid={field.problem === undefined ? undefined : true}
        aria-describedby={field.problem === undefined ? undefined : field.problemId}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          show(true);
        }}
      >
        <span dir="auto">{chosen?.label ?? placeholder}</span>
      </Popover.Trigger>
      <Popover.Portal container={layer}>
        <Popover.Content
          className="w-popover w-list"
          data-theme={theme}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={field.name ?? placeholder}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            search.current?.focus({ preventScroll: true });
          }}
        >
          <div className="w-search">
            <Search size={16} strokeWidth={1.75} aria-hidden />
            <input
              ref={search}
              role="combobox"
              aria-expanded
              aria-controls={listId}
              aria-autocomplete="list"
              aria-activedescendant={shown[at] === undefined ? undefined : `${listId}-${at}`}
              aria-label={strings.selectSearch}
              placeholder={strings.selectSearch}
              autoComplete="off"
              spellCheck={false}
              value={query}
              onChange={(event) => {
                setQuery(event.target.value);
                setAt(0);
              }}
              onKeyDown={keyDown}
            />
          </div>
          <ul id={listId} role="listbox" className="w-options" aria-label={field.name ?? placeholder}>
            {shown.map((option, index) => (
              <li
                key={option.value}
                ref={index === at ? active : undefined}
                id={`${listId}-${index}`}
                role="option"
                className="w-option"
                aria-selected={option.value === field.value}
                aria-disabled={option.disabled ? true : undefined}
                data-active={index === at}
                onPointerMove={() => setAt(index)}
                onClick={() => take(index)}
              >
                <span className="w-option-text" dir="auto">
                  <span>{option.label}</span>
                  {option.description !== undefined && <small>{option.description}</small>}
                </span>
                {option.value === field.value && <Check size={16} strokeWidth={1.75} aria-hidden />}
              </li>
            ))}
          </ul>
          <p className="w-list-note" role="status">
            {found.length === 0 ? strings.selectNothing : found.length > shown.length ? strings.selectMore(found.length - shown.length) : null}
          </p>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

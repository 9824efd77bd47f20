import { ChevronDown } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTexts } from '../texts.tsx';
import { moveByKey } from '../threads/list-keys.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { TextField } from '../ui/TextField.tsx';
import { isAddress } from './model-presets.ts';
import { ModelOptions } from './ModelOptions.tsx';
import { fittingModels, useModelList } from './use-model-list.ts';

interface ModelFieldProps {
  value: string;
  /** Where the list is asked for, and with which key: an empty one means the stored one. */
  baseUrl: string;
  apiKey: string;
  error: ReactNode;
  readOnly: boolean;
  onChange(model: string): void;
}

/** The model's name: free text, with the names that the endpoint gives beneath it once somebody wants to see them (ARIA 1.2 combobox). */
export function ModelField({ value, baseUrl, apiKey, error, readOnly, onChange }: ModelFieldProps): ReactNode {
  const { models: words, settings } = useTexts();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  /** Whether the text is a search: what stands there already would hide all others. */
  const [typed, setTyped] = useState(false);
  const [at, setAt] = useState(-1);
  const { state, read } = useModelList({ baseUrl: baseUrl.trim(), apiKey: apiKey.trim() });
  const names = state.status === 'read' ? state.list.models : [];
  const { shown, count } = fittingModels(names, typed ? value : '');
  const active = open ? shown[at] : undefined;
  const hasAddress = isAddress(baseUrl);

  const unfold = (): void => {
    if (readOnly) return;
    setTyped(false);
    setAt(names.indexOf(value));
    setOpen(true);
    if (hasAddress) read();
  };
  const choose = (name: string): void => {
    onChange(name);
    setTyped(false);
    setOpen(false);
    box.current?.querySelector('input')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!open) unfold();
      else if (shown.length > 0) setAt(at < 0 ? (event.key === 'ArrowDown' ? 0 : shown.length - 1) : (moveByKey(event.key, at, shown.length) ?? 0));
    } else if (event.key === 'Enter' && active !== undefined) choose(active);
    else return;
    event.preventDefault();
  };

  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Anchor asChild>
        <div ref={box} className="model-box">
          <TextField
            label={settings.model}
            name="model"
            role="combobox"
            aria-expanded={open}
            aria-controls={open ? `${id}-list` : undefined}
            aria-autocomplete="list"
            aria-activedescendant={active === undefined ? undefined : `${id}-${at}`}
            autoComplete="off"
            spellCheck={false}
            dir="ltr"
            readOnly={readOnly}
            value={value}
            error={error}
            onKeyDown={onKeyDown}
            onChange={({ target }) => {
              onChange(target.value);
              setTyped(true);
              setAt(-1);
            }}
            trailing={
              readOnly ? undefined : (
                <IconButton className="field-trailing" icon={ChevronDown} label={words.show} side="top" aria-expanded={open} onClick={() => (open ? setOpen(false) : unfold())} />
              )
            }
          />
        </div>
      </Popover.Anchor>
      <Popover.Content
        className="menu model-menu"
        align="start"
        sideOffset={4}
        collisionPadding={8}
        aria-label={words.list}
        onOpenAutoFocus={(event) => {
          event.preventDefault();
          box.current?.querySelector('input')?.focus();
        }}
        onCloseAutoFocus={(event) => event.preventDefault()}
        onInteractOutside={(event) => {
          if (event.target instanceof Node && box.current?.contains(event.target) === true) event.preventDefault();
        }}
      >
        <ModelOptions
          id={id}
          state={hasAddress ? state : undefined}
          shown={shown}
          count={count}
          active={active}
          chosen={value}
          onPoint={setAt}
          onChoose={choose}
          onReload={() => read(true)}
        />
      </Popover.Content>
    </Popover.Root>
  );
}

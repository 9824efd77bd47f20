import { Search, X } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useShell } from '../shell-context.tsx';
import { isMacPlatform, shortcutLabel } from '../shortcuts.ts';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';

interface FilterFieldProps {
  value: string;
  onChange(value: string): void;
}

/** Narrows the list to titles that contain the text. Esc clears it, then gives the keyboard back to the composer. */
export function FilterField({ value, onChange }: FilterFieldProps): ReactNode {
  const shell = useShell();
  const input = useRef<HTMLInputElement>(null);

  useEffect(
    () =>
      shell.onSearch(() =>
        // A hidden sidebar must be on the screen before it can take the focus.
        requestAnimationFrame(() => {
          input.current?.focus();
          input.current?.select();
        }),
      ),
    [shell],
  );

  const threadButtons = (): HTMLElement | null | undefined =>
    input.current?.closest('.sidebar')?.querySelector<HTMLElement>('.thread-open');

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && value !== '') {
      event.preventDefault();
      onChange('');
    } else if (event.key === 'Escape' && document.body.dataset['sidebar'] !== 'overlay') {
      shell.focusComposer();
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      threadButtons()?.focus();
    } else if (event.key === 'Enter' && value !== '') {
      event.preventDefault();
      threadButtons()?.click();
    }
  };

  return (
    <div className="filter">
      <Icon of={Search} />
      <input
        ref={input}
        type="text"
        role="searchbox"
        aria-label="Filter chats"
        placeholder="Filter chats"
        value={value}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {value === '' ? (
        <kbd aria-hidden="true">{shortcutLabel('K', isMacPlatform())}</kbd>
      ) : (
        <IconButton
          icon={X}
          label="Clear filter"
          onClick={() => {
            onChange('');
            input.current?.focus();
          }}
        />
      )}
    </div>
  );
}

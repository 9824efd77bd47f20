import { ChevronDown, ChevronUp, Search, X } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { maxFindLength } from '../../../shared/chat-frame.ts';
import { useShell } from '../shell-context.tsx';
import type { FindState } from '../state/ui-state.ts';
import { useTexts } from '../texts.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';

/** A line over the conversation: what is looked for, how often it is there, and the way from place to place. */
export function FindBar({ find: { text, found, wishes } }: { find: FindState }): ReactNode {
  const texts = useTexts().find;
  const { find } = useShell();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [wishes]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') find.close();
    else if (event.key === 'Enter' && event.target === field.current) find.step(event.shiftKey ? 'previous' : 'next');
    else return;
    event.preventDefault();
  };
  const none = found?.count === 0;
  const words = text === '' || found === undefined ? '' : !found.possible ? texts.impossible : none ? texts.none : texts.place(found.index, found.count);
  return (
    <div className="find-bar" role="search" aria-label={texts.label} onKeyDown={onKeyDown}>
      <Icon of={Search} />
      <input
        ref={field}
        type="text"
        aria-label={texts.label}
        placeholder={texts.label}
        dir="auto"
        maxLength={maxFindLength}
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={(event) => find.setText(event.target.value)}
      />
      <span className="find-count tabular" role="status" data-none={none || undefined}>
        {words}
      </span>
      <IconButton icon={ChevronUp} label={texts.previous} shortcut="Shift+Enter" disabled={(found?.count ?? 0) === 0} onClick={() => find.step('previous')} />
      <IconButton icon={ChevronDown} label={texts.next} shortcut="Enter" disabled={(found?.count ?? 0) === 0} onClick={() => find.step('next')} />
      <IconButton icon={X} label={texts.close} shortcut="Esc" onClick={() => find.close()} />
    </div>
  );
}

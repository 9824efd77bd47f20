import { useEffect, useId, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import type { ChangeEvent, ClipboardEvent, KeyboardEvent, ReactNode, RefObject } from 'react';
import { isBlank } from '../../controller/composer/draft.ts';
import { deletionRange } from '../../controller/composer/tag-caret.ts';
import type { Session } from '../../controller/session.ts';
import { canStop } from '../../controller/session-state.ts';
import { useStore } from '../../hooks/use-store.ts';
import { composerKey, isComposing, isPlain } from '../composer-keys.ts';
import { useController, useStrings, useView } from '../context.ts';
import { useParts, usePart } from './composer-context.ts';
import { Mirror } from './Mirror.tsx';
import { suggestKey } from './suggest-keys.ts';
import { SuggestionMenu } from './SuggestionMenu.tsx';
import { TagCard } from './TagCard.tsx';
import { useFieldSelection } from './use-field-selection.ts';
import { useSuggest } from './use-suggest.ts';
import { spaced, writeText } from './write-text.ts';

export interface FieldProps {
  session: Session;
  placeholder: string;
  /** What lists stand over. */
  anchor: RefObject<HTMLElement | null>;
  /** Files from the clipboard. */
  onFiles: (files: File[]) => void;
}

/** The text being written, with tags in it and what "@" and "/" find over it. A key press draws this and nothing else. */
export function Field({ session, placeholder, anchor, onFiles }: FieldProps): ReactNode {
  const strings = useStrings();
  const controller = useController();
  const { composer } = controller;
  const { threadId, locked, field: handle } = useParts();
  const { focusRequests, options } = useView();
  const suggests = options.entities?.onTagSearch !== undefined || options.commands?.enabled === true;
  const text = usePart((draft) => draft.text);
  const tags = usePart((draft) => draft.tags);
  const field = useRef<HTMLTextAreaElement>(null);
  const mirror = useRef<HTMLDivElement>(null);
  const caret = useRef<number>(undefined);
  const menu = useId();
  const suggest = useSuggest(field);
  const { trigger, active } = useStore(suggest);

  const look = (): void => {
    const element = field.current;
    const { text: now, tags: placed } = composer.draft(threadId);
    const single = element?.matches(':focus') === true && element.selectionStart === element.selectionEnd;
    suggest.update({ text: now, tags: placed, caret: single ? element.selectionStart : undefined });
  };
  const selection = useFieldSelection(field, () => composer.draft(threadId).tags, look);

  useImperativeHandle(handle, () => ({
    focus: () => field.current?.focus(),
    insert: (inserted) => {
      const element = field.current;
      if (element === null) return;
      const { value, selectionStart, selectionEnd } = element;
      const word = spaced(value.slice(0, selectionStart), inserted, value.slice(selectionEnd));
      // A sign is followed by what is looked up.
      writeText(element, selectionStart, selectionEnd, inserted === '@' ? word.trimEnd() : word);
    },
  }), []);

  // What was looked up belongs to the conversation it was looked up in.
  useEffect(() => () => suggest.update({ text: '', caret: undefined, tags: [] }), [suggest, session]);

  useEffect(() => {
    if (focusRequests > 0) field.current?.focus();
  }, [focusRequests]);

  useLayoutEffect(() => {
    if (caret.current !== undefined) field.current?.setSelectionRange(caret.current, caret.current);
    caret.current = undefined;
  }, [text]);

  function onChange({ target, nativeEvent }: ChangeEvent<HTMLTextAreaElement>): void {
    const { inputType } = nativeEvent as InputEvent;
    caret.current = composer.edit(threadId, { text: target.value, caret: target.selectionStart, inputType });
    look();
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (isComposing(event.nativeEvent)) return;
    const done = suggestKey(event.nativeEvent, suggest) || eraseTag(event) || act(event);
    if (done) event.preventDefault();
  }

  /** Selects the tag beside the cursor, which the key then takes as it takes any selection. */
  function eraseTag({ key, currentTarget }: KeyboardEvent<HTMLTextAreaElement>): false {
    if (key !== 'Backspace' && key !== 'Delete') return false;
    const { selectionStart: start, selectionEnd: end } = currentTarget;
    const range = deletionRange(tags, { start, end }, key);
    if (range !== undefined) currentTarget.setSelectionRange(range.start, range.end);
    return false;
  }

  function act(event: KeyboardEvent<HTMLTextAreaElement>): boolean {
    // As in a terminal: up from an empty line is the last one.
    if (event.key === 'ArrowUp' && isPlain(event) && isBlank(composer.draft(threadId))) return controller.askEdit();
    const action = composerKey(event.nativeEvent);
    if (action === 'none' || (action === 'stop' && !canStop(session.getSnapshot()))) return false;
    if (action === 'stop') session.stop();
    else controller.submitDraft();
    return true;
  }

  function onPaste(event: ClipboardEvent): void {
    const files = [...event.clipboardData.files];
    // A copied table or document brings a picture of itself along.
    if (files.length === 0 || event.clipboardData.types.includes('text/plain')) return;
    event.preventDefault();
    onFiles(files);
  }

  return (
    <>
      {trigger !== undefined && (
        <SuggestionMenu
          id={menu} anchor={anchor} state={suggest.getSnapshot()} onPoint={suggest.point} onBack={suggest.back}
          onChoose={(at) => void suggest.choose(at)}
        />
      )}
      <TagCard field={field} mirror={mirror} tags={tags} selection={selection} hidden={trigger !== undefined} />
      <div className="field" data-locked={locked}>
        {tags.length > 0 && <Mirror ref={mirror} text={text} tags={tags} />}
        <textarea
          ref={field} rows={1} value={text} disabled={locked} dir="auto" enterKeyHint="send" placeholder={placeholder}
          aria-label={strings.composerLabel} aria-autocomplete={suggests ? 'list' : undefined} aria-controls={trigger === undefined ? undefined : menu}
          aria-activedescendant={trigger === undefined || active < 0 ? undefined : `${menu}-${active}`}
          onChange={onChange} onKeyDown={onKeyDown} onPaste={onPaste}
        />
      </div>
    </>
  );
}

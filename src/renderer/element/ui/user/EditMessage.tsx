import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { composerKey } from '../composer-keys.ts';
import { useStrings } from '../context.ts';

export interface EditMessageProps {
  text: string;
  /** False while an answer is on its way. */
  ready: boolean;
  /** What comes of it, and the button's word, where they are not those of a message that was sent. */
  note?: string;
  submit?: string;
  onSend: (text: string) => void;
  onCancel: () => void;
}

/** Edits the last message in its place: Enter sends it anew, Esc leaves it as it was. */
export function EditMessage({ text, ready, note, submit, onSend, onCancel }: EditMessageProps): ReactNode {
  const strings = useStrings();
  const [value, setValue] = useState(text);
  const field = useRef<HTMLTextAreaElement>(null);
  const sendable = ready && value.trim() !== '';

  useEffect(() => {
    const area = field.current;
    if (area === null) return;
    area.focus();
    area.setSelectionRange(text.length, text.length);
    area.scrollTop = area.scrollHeight;
    area.form?.scrollIntoView({ block: 'nearest' });
  }, [text.length]);

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    const action = composerKey(event.nativeEvent);
    if (action === 'none') return;
    event.preventDefault();
    event.stopPropagation();
    if (action === 'stop') onCancel();
    else if (sendable) onSend(value);
  }

  return (
    <form
      className="edit"
      onSubmit={(event) => {
        event.preventDefault();
        if (sendable) onSend(value);
      }}
    >
      <textarea ref={field} rows={1} value={value} dir="auto" aria-label={strings.messageEditLabel} onChange={(event) => setValue(event.target.value)} onKeyDown={onKeyDown} />
      <div className="edit-row">
        <p>{note ?? strings.messageEditNote}</p>
        <button type="button" className="button" onClick={onCancel}>
          {strings.cancel}
        </button>
        <button type="submit" className="button primary" disabled={!sendable}>
          {submit ?? strings.send}
        </button>
      </div>
    </form>
  );
}

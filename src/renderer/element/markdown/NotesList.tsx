import { CornerLeftUp } from 'lucide-react';
import { memo, useContext } from 'react';
import type { ReactNode } from 'react';
import { useStrings } from '../ui/context.ts';
import { isParsable } from './limits.ts';
import { MarkdownBlock } from './MarkdownBlock.tsx';
import { NotesContext } from './message-context.ts';
import { focusWithin, noteId } from './NoteMark.tsx';
import { PlainText } from './PlainText.tsx';
import type { Note } from './split-blocks.ts';

const none = [] as const;

/** The footnotes of a message, each with a way back to where the text points to it. */
export const NotesList = memo(
  function NotesList({ notes }: { notes: readonly Note[] }): ReactNode {
    const strings = useStrings();
    const { prefix } = useContext(NotesContext);
    return (
      <section className="notes" aria-label={strings.notes}>
        <ol>
          {notes.map(({ number, source }) => (
            <li key={number} id={noteId(prefix, number)} value={number} tabIndex={-1}>
              <div>{isParsable(source) ? <MarkdownBlock source={source} open={false} citations={none} /> : <PlainText text={source} />}</div>
              <button type="button" className="icon-button" aria-label={strings.noteBack(number)} data-tip={strings.noteBack(number)} onClick={(event) => focusWithin(event, `[data-note="${number}"]`)}>
                <CornerLeftUp size={14} strokeWidth={1.75} aria-hidden />
              </button>
            </li>
          ))}
        </ol>
      </section>
    );
  },
  (a, b) => a.notes.length === b.notes.length && a.notes.every((note, index) => note.number === b.notes[index]?.number && note.source === b.notes[index].source),
);

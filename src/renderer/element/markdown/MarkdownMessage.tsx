import { useId, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Annotation } from '../../../shared/chatkit/types.ts';
import { useReveal } from '../hooks/use-reveal.ts';
import citationStyles from '../styles/citations.css?inline';
import noteStyles from '../styles/notes.css?inline';
import { useLocale, useStrings } from '../ui/context.ts';
import { useSheet } from '../ui/element-root.ts';
import { BlockView } from './BlockView.tsx';
import { limits } from './limits.ts';
import { NotesContext } from './message-context.ts';
import { NotesList } from './NotesList.tsx';
import { citationsWithin, placeCitations } from './source-list.ts';
import type { Citation, NumberedSource } from './source-list.ts';
import { createBlockSplitter } from './split-blocks.ts';
import { useGradual } from './use-gradual.ts';

export interface MarkdownMessageProps {
  text: string;
  streaming: boolean;
  annotations?: readonly Annotation[] | undefined;
  /** Numbers of the sources that annotations name, for the whole message. */
  sources?: readonly NumberedSource[] | undefined;
}

const none: readonly Citation[] = [];

/** Assistant text as markdown, block by block: while it streams only the last block is drawn again. */
export function MarkdownMessage({ text: whole, streaming, annotations, sources }: MarkdownMessageProps): ReactNode {
  useSheet(citationStyles);
  useSheet(noteStyles);
  const strings = useStrings();
  const locale = useLocale();
  const prefix = useId();
  const [split] = useState(createBlockSplitter);
  const [all, setAll] = useState(false);
  const text = useMemo(() => (whole.includes('\r') ? whole.replaceAll(/\r\n?/g, '\n') : whole), [whole]);
  const shown = useReveal(all ? text : firstPart(text), streaming);
  const { blocks, notes, numbers } = split(shown, streaming);
  const count = useGradual(blocks);
  const citations = useMemo(
    () => (annotations === undefined || annotations.length === 0 || sources === undefined ? none : placeCitations(text, annotations, sources)),
    [text, annotations, sources],
  );
  const context = useMemo(() => ({ prefix, numbers }), [prefix, numbers]);
  const more = text.length - limits.message;

  return (
    <NotesContext value={context}>
      <div className="markdown">
        {blocks.slice(0, count).map((block) => (
          <BlockView key={block.key} block={block} citations={citations.length === 0 ? none : citationsWithin(citations, block.at, block.end)} />
        ))}
        {notes.length > 0 && count === blocks.length && <NotesList notes={notes} />}
        {more > 0 && !all && count === blocks.length && (
          <button type="button" className="text-button" data-unfolds onClick={() => setAll(true)}>
            {strings.showRest(new Intl.NumberFormat(locale).format(text.length))}
          </button>
        )}
      </div>
    </NotesContext>
  );
}

/** What is shown without being asked: up to a line's end near the limit. */
function firstPart(text: string): string {
  if (text.length <= limits.message) return text;
  const newline = text.lastIndexOf('\n', limits.message);
  return text.slice(0, newline > limits.message / 2 ? newline : limits.message).replace(/[\ud800-\udbff]$/, '');
}

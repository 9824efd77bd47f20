import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import type { Annotation } from '../../../shared/chatkit/types.ts';
import type { NumberedSource } from '../markdown/source-list.ts';

const load = () => import('../markdown/MarkdownMessage.tsx');

/** Markdown is not in the first script: an empty start screen needs none. */
const MarkdownMessage = lazy(async () => {
  try {
    return { default: (await load()).MarkdownMessage };
  } catch {
    // The part could not be fetched: the text can be read all the same.
    return { default: PlainMessage };
  }
});

/** Fetches the markdown part ahead of its first use. A failure shows itself at that use. */
export function preloadMarkdown(): void {
  load().catch(() => undefined);
}

export interface RichTextProps {
  text: string;
  streaming: boolean;
  /** Markers within the text, of the sources below. */
  annotations?: readonly Annotation[] | undefined;
  sources?: readonly NumberedSource[] | undefined;
}

/** Longest text that is shown for the moment before, in characters. */
const maxPlain = 20_000;

function PlainMessage({ text }: { text: string }): ReactNode {
  return <div className="markdown plain">{text.slice(0, maxPlain)}</div>;
}

/** Assistant text (§4.3); plain for the moment until the markdown part is here. */
export function RichText({ text, streaming, annotations, sources }: RichTextProps): ReactNode {
  if (text === '') return null;
  return (
    <Suspense fallback={<PlainMessage text={text} />}>
      <MarkdownMessage text={text} streaming={streaming} annotations={annotations} sources={sources} />
    </Suspense>
  );
}

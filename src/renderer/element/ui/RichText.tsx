import type { ReactNode } from 'react';
import type { Annotation } from '../../../shared/chatkit/types.ts';
import type { NumberedSource } from '../markdown/source-list.ts';
import { fetched } from './parts/fetched.ts';

export interface RichTextProps {
  text: string;
  streaming: boolean;
  /** Markers within the text, of the sources below. */
  annotations?: readonly Annotation[] | undefined;
  sources?: readonly NumberedSource[] | undefined;
}

/** Longest text that is shown for the moment before, in characters. */
const maxPlain = 20_000;

function PlainMessage({ text }: RichTextProps): ReactNode {
  return <div className="markdown plain">{text.slice(0, maxPlain)}</div>;
}

/** Markdown is not in the first script: an empty start screen needs none. */
const markdown = fetched<RichTextProps>(async () => {
  try {
    return (await import('../markdown/MarkdownMessage.tsx')).MarkdownMessage;
  } catch {
    // The part could not be fetched: the text can be read all the same.
    return PlainMessage;
  }
}, PlainMessage);

/** Fetches the markdown part ahead of its first use. */
export const preloadMarkdown = markdown.preload;

/** Assistant text (§4.3); plain for the moment until the markdown part is here. */
export function RichText(props: RichTextProps): ReactNode {
  return props.text === '' ? null : <markdown.View {...props} />;
}

import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';

const load = () => import('../markdown/MarkdownMessage.tsx');

/** Markdown is not in the first script: an empty start screen needs none. */
const MarkdownMessage = lazy(async () => ({ default: (await load()).MarkdownMessage }));

/** Fetches the markdown part ahead of its first use. A failure shows itself at that use. */
export function preloadMarkdown(): void {
  load().catch(() => undefined);
}

/** Assistant text (§4.3); plain for the moment until the markdown part is here. */
export function RichText({ text, streaming }: { text: string; streaming: boolean }): ReactNode {
  if (text === '') return null;
  return (
    <Suspense fallback={<div className="markdown plain">{text}</div>}>
      <MarkdownMessage text={text} streaming={streaming} />
    </Suspense>
  );
}

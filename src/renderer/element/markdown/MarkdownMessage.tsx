import { useState } from 'react';
import type { ReactNode } from 'react';
import { useReveal } from '../hooks/use-reveal.ts';
import { MarkdownBlock } from './MarkdownBlock.tsx';
import { createBlockSplitter } from './split-blocks.ts';

/** Assistant text as markdown, block by block: while it streams only the last block is drawn again. */
export function MarkdownMessage({ text, streaming }: { text: string; streaming: boolean }): ReactNode {
  const [split] = useState(createBlockSplitter);
  const shown = useReveal(text, streaming);
  const blocks = split(shown);
  return (
    <div className="markdown">
      {blocks.map((source, at) => (
        // A block never changes its place: text is only ever added at the end.
        <MarkdownBlock key={at} source={source} open={streaming && at === blocks.length - 1} />
      ))}
    </div>
  );
}

import { memo } from 'react';
import type { ReactNode } from 'react';
import type { Block } from './blocks.ts';
import { CitationMark } from './CitationMark.tsx';
import { CodeBlock } from './CodeBlock.tsx';
import { Formula } from './Formula.tsx';
import { MarkdownBlock } from './MarkdownBlock.tsx';
import { CitationsContext } from './message-context.ts';
import { PlainText } from './PlainText.tsx';
import { sameCitations } from './source-list.ts';
import type { Citation } from './source-list.ts';
import { TableBlock } from './TableBlock.tsx';

export interface BlockViewProps {
  block: Block;
  /** Markers in it, counted from its beginning. */
  citations: readonly Citation[];
}

/** One top-level block. Blocks keep their identity, so one that did not change is not drawn again. */
export const BlockView = memo(
  function BlockView({ block, citations }: BlockViewProps): ReactNode {
    switch (block.kind) {
      case 'markdown': {
        const drawn = <MarkdownBlock source={block.source} open={block.open} citations={citations} />;
        return block.joins ? <div className="joined">{drawn}</div> : drawn;
      }
      case 'table':
        return <TableBlock table={block} citations={citations} />;
      case 'code':
        return (
          <>
            <CodeBlock text={block.text} language={block.language} open={block.open} />
            <MarksBehind citations={citations} />
          </>
        );
      case 'math':
        return (
          <>
            <Formula tex={block.tex} source={block.source} display open={block.open} />
            <MarksBehind citations={citations} />
          </>
        );
      case 'plain':
        return (
          <>
            <PlainText text={block.source} />
            <MarksBehind citations={citations} />
          </>
        );
    }
  },
  (a, b) => a.block === b.block && sameCitations(a.citations, b.citations),
);

/** Markers of what has no lines of text stand below it. */
function MarksBehind({ citations }: { citations: readonly Citation[] }): ReactNode {
  if (citations.length === 0) return null;
  return (
    <p className="marks">
      <CitationsContext value={citations}>
        {citations.map((_, index) => (
          <CitationMark key={index} index={index} />
        ))}
      </CitationsContext>
    </p>
  );
}

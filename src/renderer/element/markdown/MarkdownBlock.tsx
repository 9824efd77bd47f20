import type {} from 'remark-parse';
import { memo, useMemo } from 'react';
import type { ReactNode } from 'react';
import Markdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import type { Processor } from 'unified';
import { components } from './components.tsx';
import { mathSyntax } from './math-syntax.ts';
import { CitationsContext, OpenBlockContext } from './message-context.ts';
import { closeOpenMarks } from './open-text.ts';
import { sameCitations } from './source-list.ts';
import type { Citation } from './source-list.ts';
import { shapeTree } from './tree-shape.ts';

/** A remark plugin: formulas within lines, beside those of remark-math. */
function inlineMath(this: Processor): void {
  (this.data().micromarkExtensions ??= []).push(mathSyntax());
}

/** Addresses are judged where they are used (links, images); dropping them here would lose the alt text's host. */
const keepUrl = (url: string): string => url;

export interface MarkdownBlockProps {
  source: string;
  /** More of it is to come: unfinished marks are closed for the moment. */
  open: boolean;
  /** Places in units of `source`. */
  citations: readonly Citation[];
}

/** One block. Raw HTML in it is shown as the text it is: nothing here makes elements from strings. */
export const MarkdownBlock = memo(
  function MarkdownBlock({ source, open, citations }: MarkdownBlockProps): ReactNode {
    const plugins = useMemo(
      () => [
        // One tilde means "about" more often than it crosses out.
        [remarkGfm, { singleTilde: false }] as const,
        [remarkMath, { singleDollarTextMath: false }] as const,
        inlineMath,
        [shapeTree, { citations: citations.map(({ at }) => at) }] as const,
      ],
      [citations],
    );
    return (
      <OpenBlockContext value={open}>
        <CitationsContext value={citations}>
          <Markdown remarkPlugins={plugins as never} components={components} urlTransform={keepUrl}>
            {open ? closeOpenMarks(source) : source}
          </Markdown>
        </CitationsContext>
      </OpenBlockContext>
    );
  },
  (a, b) => a.source === b.source && a.open === b.open && sameCitations(a.citations, b.citations),
);

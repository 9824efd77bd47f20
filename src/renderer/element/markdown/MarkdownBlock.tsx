import { memo } from 'react';
import type { ReactNode } from 'react';
import Markdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import remend from 'remend';
import { components } from './components.tsx';
import { keepLineBreaks } from './line-breaks.ts';
import { OpenBlockContext } from './open-block.ts';

const plugins = [remarkGfm, keepLineBreaks];

/** Addresses are judged where they are used (links, images); dropping them here would lose the alt text's host. */
const keepUrl = (url: string): string => url;

export interface MarkdownBlockProps {
  source: string;
  /** More of it is to come: unfinished marks are closed for the moment, and code is not coloured yet. */
  open: boolean;
}

/** One block. Raw HTML in it is shown as the text it is: nothing here makes elements from strings. */
export const MarkdownBlock = memo(function MarkdownBlock({ source, open }: MarkdownBlockProps): ReactNode {
  return (
    <OpenBlockContext value={open}>
      <Markdown remarkPlugins={plugins} components={components} urlTransform={keepUrl}>
        {open ? remend(source, { linkMode: 'text-only', images: false, katex: false }) : source}
      </Markdown>
    </OpenBlockContext>
  );
});

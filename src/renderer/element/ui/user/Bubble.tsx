import { useState } from 'react';
import type { ReactNode } from 'react';
import type { UserContent } from '../../../../shared/chatkit/types.ts';
import { contentText } from '../../controller/input.ts';
import { HiddenText } from '../../markdown/HiddenText.tsx';
import { EntityChip } from '../entities/EntityChip.tsx';
import { useStrings } from '../context.ts';
import { isLong } from './message-fold.ts';

function Content({ content }: { content: readonly UserContent[] }): ReactNode {
  return content.map((part, at) => {
    if (part.type !== 'input_tag') return <HiddenText key={at} text={part.text} place="prose" />;
    const { id, text, data, group, interactive } = part;
    return <EntityChip key={at} entity={{ id, title: text, data: data as Record<string, string>, ...(group == null ? {} : { group }), interactive: interactive === true }} />;
  });
}

/** The words of a message: plain text, never Markdown (§4.2). A very long one is folded. */
export function Bubble({ content }: { content: readonly UserContent[] }): ReactNode {
  const strings = useStrings();
  const [open, setOpen] = useState(false);
  const long = isLong(contentText(content));
  return (
    <div className="bubble" data-folded={long && !open}>
      <div className="bubble-text" dir="auto">
        <Content content={content} />
      </div>
      {long && (
        <button type="button" className="text-button" aria-expanded={open} data-unfolds onClick={() => setOpen(!open)}>
          {open ? strings.showLess : strings.showMore}
        </button>
      )}
    </div>
  );
}

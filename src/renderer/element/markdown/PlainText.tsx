import { useState } from 'react';
import type { ReactNode } from 'react';
import { useLocale, useStrings } from '../ui/context.ts';
import { HiddenText } from './HiddenText.tsx';
import { limits } from './limits.ts';

/** Text that is laid out together; the browser skips what is far away. In characters. */
const piece = 10_000;

/** A block that is too much for Markdown, as the text that it is. */
export function PlainText({ text }: { text: string }): ReactNode {
  const strings = useStrings();
  const locale = useLocale();
  const [all, setAll] = useState(false);
  const shown = all ? text : text.slice(0, limits.plain).replace(/[\ud800-\udbff]$/, '');
  return (
    <div className="plain-text">
      <p className="plain-note">{strings.plainText}</p>
      {cut(shown).map((part, index) => (
        <div key={index} className="plain" dir="auto">
          <HiddenText text={part} place="prose" />
        </div>
      ))}
      {shown.length < text.length && (
        <button type="button" className="text-button" data-unfolds onClick={() => setAll(true)}>
          {strings.showRest(new Intl.NumberFormat(locale).format(text.length))}
        </button>
      )}
    </div>
  );
}

function cut(text: string): string[] {
  const parts: string[] = [];
  for (let at = 0; at < text.length; ) {
    const newline = text.lastIndexOf('\n', at + piece);
    const end = text.length - at <= piece ? text.length : newline > at ? newline + 1 : at + piece;
    parts.push(text.slice(at, end));
    at = end;
  }
  return parts;
}

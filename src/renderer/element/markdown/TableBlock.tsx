import { useState } from 'react';
import type { ReactNode } from 'react';
import { useLocale, useStrings } from '../ui/context.ts';
import type { TablePart } from './blocks.ts';
import { textDirection } from './direction.ts';
import { limits } from './limits.ts';
import { MarkdownBlock } from './MarkdownBlock.tsx';
import { TablePartContext } from './message-context.ts';
import { citationsWithin } from './source-list.ts';
import type { Citation } from './source-list.ts';
import { TableFrame } from './TableFrame.tsx';

/** Groups of rows that are drawn without being asked. */
const firstGroups = Math.ceil(limits.rows / 20);

/** A top-level table: its rows are drawn in groups, so that a long one that grows is drawn again at its end only. */
export function TableBlock({ table: { head, rows, extra, open }, citations }: { table: TablePart; citations: readonly Citation[] }): ReactNode {
  const strings = useStrings();
  const locale = useLocale();
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, firstGroups);
  const headEnd = head.length + 1;
  return (
    <>
      <TableFrame dir={textDirection(head)}>
        <TablePartContext value="head">
          <MarkdownBlock source={head} open={false} citations={citationsWithin(citations, 0, headEnd - 1)} />
        </TablePartContext>
        <TablePartContext value="rows">
          {shown.map(({ source, from, to }, index) => (
            <MarkdownBlock
              key={from}
              source={`${head}\n${source}${extra}`}
              open={open && index === rows.length - 1}
              citations={citationsWithin(citations, from - 1, to - 1).map(({ at, sources }) => ({ at: at - 1 + headEnd, sources }))}
            />
          ))}
        </TablePartContext>
      </TableFrame>
      {shown.length < rows.length && (
        <button type="button" className="text-button" data-unfolds onClick={() => setAll(true)}>
          {strings.showRows(new Intl.NumberFormat(locale).format(countRows(rows)))}
        </button>
      )}
    </>
  );
}

function countRows(rows: TablePart['rows']): number {
  return rows.reduce((sum, { source }) => sum + source.split('\n').length, 0);
}

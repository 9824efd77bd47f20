import { useContext } from 'react';
import type { ReactNode } from 'react';
import { useStrings } from '../ui/context.ts';
import { TablePartContext } from './message-context.ts';
import { useOverflow } from './use-overflow.ts';

/** A table that scrolls by itself where it is wider than the text, with the keyboard, too. */
export function TableFrame({ children }: { children?: ReactNode }): ReactNode {
  const strings = useStrings();
  const [frame, overflows] = useOverflow();
  return (
    <div className="table-scroll" ref={frame} {...(overflows && { tabIndex: 0, role: 'group', 'aria-label': strings.tableScroll })}>
      <table>{children}</table>
    </div>
  );
}

/** A table inside of other Markdown, or the part of one that is drawn in groups. */
export function Table({ children }: { children?: ReactNode }): ReactNode {
  return useContext(TablePartContext) === 'whole' ? <TableFrame>{children}</TableFrame> : children;
}

export function TableHead({ children }: { children?: ReactNode }): ReactNode {
  return useContext(TablePartContext) === 'rows' ? null : <thead>{children}</thead>;
}

export function TableBody({ children }: { children?: ReactNode }): ReactNode {
  return useContext(TablePartContext) === 'head' ? null : <tbody>{children}</tbody>;
}

import { useContext } from 'react';
import type { ReactNode } from 'react';
import type { ExtraProps } from 'react-markdown';
import { useStrings } from '../ui/context.ts';
import { nodeDirection } from './direction.ts';
import { TablePartContext } from './message-context.ts';
import { useOverflow } from './use-overflow.ts';

/** A table that scrolls by itself where it is wider than the text, with the keyboard, too. */
export function TableFrame({ dir, children }: { dir: 'ltr' | 'rtl' | undefined; children?: ReactNode }): ReactNode {
  const strings = useStrings();
  const [frame, overflows] = useOverflow();
  return (
    <div className="table-scroll" ref={frame} {...(overflows && { tabIndex: 0, role: 'group', 'aria-label': strings.tableScroll })}>
      <table dir={dir}>{children}</table>
    </div>
  );
}

/** A table inside of other Markdown, or the part of one that is drawn in groups. */
export function Table({ children, node }: ExtraProps & { children?: ReactNode }): ReactNode {
  const part = useContext(TablePartContext);
  return part === 'whole' ? <TableFrame dir={nodeDirection(node?.children ?? [])}>{children}</TableFrame> : children;
}

export function TableHead({ children }: { children?: ReactNode }): ReactNode {
  return useContext(TablePartContext) === 'rows' ? null : <thead>{children}</thead>;
}

export function TableBody({ children }: { children?: ReactNode }): ReactNode {
  return useContext(TablePartContext) === 'head' ? null : <tbody>{children}</tbody>;
}

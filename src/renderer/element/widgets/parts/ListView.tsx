import { useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useStrings } from '../../ui/context.ts';
import { useAction } from '../actions/use-action.ts';
import { useWidget } from '../context.ts';
import type { NodeProps } from '../context.ts';
import { childNodes, nodeKeys, oneOf, whole } from '../read.ts';
import { flowStyle } from '../values/block.ts';
import { Nodes } from './Nodes.tsx';
import { Spinner } from './Spinner.tsx';
import { Status } from './Status.tsx';

/** Rows at first where the limit is left to us. */
const autoLimit = 5;

/** Rows that come with each "Show more". */
const step = 100;

/** Rows of the same kind (§8); those over the limit wait behind a button. */
export function ListView({ node }: NodeProps): ReactNode {
  const strings = useStrings();
  const { Draw } = useWidget();
  const rows = childNodes(node.children);
  const limit = node['limit'] === 'auto' ? autoLimit : whole(node['limit'], 1, 10_000);
  const [more, setMore] = useState(0);
  const rowList = useRef<HTMLUListElement>(null);
  const shown = rows.slice(0, Math.min((limit ?? step) + more, rows.length));
  const keys = nodeKeys(rows);

  /** The cursor goes on to the first of the rows that came. */
  function showMore(): void {
    flushSync(() => setMore(more + step));
    const next = rowList.current?.children[shown.length];
    if (next instanceof HTMLElement) (next.querySelector<HTMLElement>('button, a, input, select, textarea') ?? next).focus();
  }

  return (
    <div className="w-list-view" data-theme={oneOf(node['theme'], ['light', 'dark'])}>
      <Status of={node['status']} />
      <ul ref={rowList} className="w-rows">
        {shown.map((row, at) => (
          <li key={keys[at]} tabIndex={-1}>
            <Draw node={row} />
          </li>
        ))}
      </ul>
      {shown.length < rows.length && (
        <button type="button" className="w-more" onClick={showMore}>
          {strings.widgetMore(Math.min(step, rows.length - shown.length))}
        </button>
      )}
    </div>
  );
}

/** One row; pressed as a whole where it has an action: a button lies over it, below controls that the row holds itself. */
export function ListViewItem({ node }: NodeProps): ReactNode {
  const strings = useStrings();
  const id = useId();
  const action = useAction(node['onClickAction'], { auto: 'self' });
  return (
    <div className="w-row-item" data-busy={action.busy}>
      {action.present && (
        <button
          type="button"
          className="w-row-press"
          aria-labelledby={id}
          aria-disabled={action.held || action.busy ? true : undefined}
          aria-busy={action.busy ? true : undefined}
          title={action.held ? strings.widgetHeld : undefined}
          onClick={() => {
            if (!action.held) action.fire();
          }}
        />
      )}
      <div id={id} className="w-row-content" style={flowStyle(node)}>
        <Nodes of={node.children} />
      </div>
      {action.busy && <Spinner size={16} />}
    </div>
  );
}

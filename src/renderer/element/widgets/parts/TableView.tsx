import type { ReactNode } from 'react';
import { useStrings } from '../../ui/context.ts';
import { useSheet } from '../../ui/element-root.ts';
import css from '../../styles/widgets-data.css?inline';
import type { WidgetNode } from '../../../../shared/chatkit/types.ts';
import { childNodes, flag, nodeKeys, oneOf, whole } from '../read.ts';
import { defined, paddingStyle } from '../values/block.ts';
import { extent } from '../values/length.ts';
import type { NodeProps } from '../context.ts';
import { Nodes } from './Nodes.tsx';

/** Rows and cells (§8); scrolls sideways by itself, by keyboard too. */
export function TableView({ node }: NodeProps): ReactNode {
  const strings = useStrings();
  useSheet(css);
  const rows = childNodes(node.children).filter(({ type }) => type === 'Table.Row');
  const first = rows.findIndex((row) => !flag(row['header']));
  const heads = first < 0 ? rows : rows.slice(0, first);
  const rest = first < 0 ? [] : rows.slice(first);
  return (
    <div className="w-table-scroll" tabIndex={0} role="group" aria-label={strings.table}>
      <table className="w-table">
        {heads.length > 0 && <thead>{drawRows(heads)}</thead>}
        <tbody>{drawRows(rest)}</tbody>
      </table>
    </div>
  );
}

function drawRows(rows: readonly WidgetNode[]): ReactNode {
  const keys = nodeKeys(rows);
  return rows.map((row, at) => <Row key={keys[at]} node={row} />);
}

function Row({ node }: NodeProps): ReactNode {
  const cells = childNodes(node.children);
  const keys = nodeKeys(cells);
  return (
    <tr>
      {cells.map((cell, at) => (
        <Cell key={keys[at]} node={cell} head={flag(node['header'])} />
      ))}
    </tr>
  );
}

const columnSizes: Readonly<Record<string, string>> = { xs: '64px', sm: '96px', md: '144px', lg: '208px', xl: '288px' };

function Cell({ node, head }: NodeProps & { head: boolean }): ReactNode {
  const Tag = head ? 'th' : 'td';
  const column = typeof node['colSize'] === 'string' && Object.hasOwn(columnSizes, node['colSize']) ? columnSizes[node['colSize']] : undefined;
  const vertical = { start: 'top', center: 'middle', end: 'bottom' } as const;
  const across = oneOf(node['vAlign'], ['start', 'center', 'end']);
  return (
    <Tag
      scope={head ? 'col' : undefined}
      colSpan={whole(node['colSpan'], 1, 100)}
      rowSpan={whole(node['rowSpan'], 1, 100)}
      data-align={oneOf(node['align'], ['start', 'center', 'end']) ?? 'start'}
      style={{ ...paddingStyle(node['padding']), ...defined({ width: extent(node['width']) ?? column, verticalAlign: across === undefined ? undefined : vertical[across] }) }}
    >
      {/* A cell that is no cell is content itself. */}
      <div className="w-cell">{node.type === 'Table.Cell' ? <Nodes of={node.children} /> : <Nodes of={node} />}</div>
    </Tag>
  );
}

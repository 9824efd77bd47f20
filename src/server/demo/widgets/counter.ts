import type { WidgetNode } from '../../../shared/chatkit/types.ts';

/** Counts up through a stream, or at once without one (protocol §5.4). */
export function counterCard(count: number): WidgetNode {
  const action = { type: 'demo.count', payload: { count } };
  return {
    type: 'Card',
    size: 'sm',
    children: [
      { type: 'Title', value: String(count), size: 'xl', id: 'count' },
      { type: 'Caption', value: count === 1 ? 'press so far' : 'presses so far' },
      {
        type: 'Row',
        gap: 2,
        children: [
          { type: 'Button', label: 'Add one', onClickAction: action },
          { type: 'Button', label: 'Add one at once', style: 'secondary', onClickAction: { ...action, streaming: false } },
        ],
      },
    ],
  };
}

import type { WidgetNode } from '../../../shared/chatkit/types.ts';

function line(name: string, detail: string, price: string): WidgetNode {
  return {
    type: 'Row',
    justify: 'between',
    children: [
      {
        type: 'Col',
        children: [
          { type: 'Text', value: name, weight: 'medium' },
          { type: 'Caption', value: detail },
        ],
      },
      { type: 'Text', value: price, weight: 'medium' },
    ],
  };
}

/** An order to confirm, and the same order afterwards. */
export function orderCard(state: 'open' | 'bought'): WidgetNode {
  return {
    type: 'Card',
    size: 'md',
    status: state === 'open' ? { text: 'Waiting for you', icon: 'clock' } : { text: 'Ordered', icon: 'check-circle' },
    ...(state === 'open' && {
      confirm: { label: 'Order now', action: { type: 'demo.buy', payload: { order: 17 } } },
      cancel: { label: 'Not now', action: { type: 'demo.cancel', payload: { order: 17 } } },
    }),
    children: [
      {
        type: 'Row',
        align: 'center',
        justify: 'between',
        children: [
          { type: 'Title', value: 'Your order', size: 'sm' },
          { type: 'Badge', label: state === 'open' ? 'Open' : 'Paid', color: state === 'open' ? 'warning' : 'success' },
        ],
      },
      line('Desk lamp', 'Brass, one piece', '€49'),
      line('Notebook', 'Dotted, three pieces', '€24'),
      { type: 'Divider', flush: true },
      line('In all', 'With tax', '€73'),
    ],
  };
}

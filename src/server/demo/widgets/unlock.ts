import type { WidgetNode } from '../../../shared/chatkit/types.ts';

export function unlockCard(): WidgetNode {
  return {
    type: 'Card',
    size: 'sm',
    children: [
      { type: 'Text', value: 'The composer is locked while somebody else has the conversation.' },
      { type: 'Button', label: 'Unlock', iconStart: 'keys', onClickAction: { type: 'demo.unlock' } },
    ],
  };
}

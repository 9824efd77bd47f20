import type { WidgetNode } from '../../../shared/chatkit/types.ts';
import type { Scene } from '../scene.ts';

/** Every scene as a row that plays it. */
export function sceneList(scenes: readonly Scene[]): WidgetNode {
  return {
    type: 'ListView',
    limit: 10,
    children: scenes.map(({ name, about }) => ({
      type: 'ListViewItem',
      key: name,
      gap: 3,
      onClickAction: { type: 'demo.open', payload: { scene: name } },
      children: [
        { type: 'Icon', name: 'play', color: 'secondary' },
        {
          type: 'Col',
          children: [
            { type: 'Text', value: about },
            { type: 'Caption', value: `/demo ${name}` },
          ],
        },
      ],
    })),
  };
}

import type { GeneratedImageItem } from '../../../shared/chatkit/types.ts';
import { gradientPng } from '../gradient-png.ts';
import type { Scene, SceneEvents, Stage } from '../scene.ts';

const sides = [8, 32, 256];

/** Comes into focus as an image model's does: each partial picture is finer than the one before. */
async function* image({ items, beat, turn }: Stage): SceneEvents {
  const item: GeneratedImageItem = { ...turn.itemBase('generated_image'), type: 'generated_image' };
  yield items.added(item);
  await beat(20);
  let url = '';
  for (const [at, side] of sides.entries()) {
    url = gradientPng(side);
    yield items.updated(item, { type: 'generated_image.updated', image: { id: 'demo', url }, progress: (at + 1) / sides.length });
    await beat(20);
  }
  yield items.done({ ...item, image: { id: 'demo', url } });
}

const policy = `An image inside the text: ![A gradient](${gradientPng(48)})

One from a host that this conversation allows: ![Allowed](https://images.example.com/photo.png)

One from anywhere else: ![Not allowed](https://tracker.example.net/pixel.png)`;

export const imageScenes: readonly Scene[] = [
  { name: 'image', about: 'A picture that is being made', play: image },
  {
    name: 'images',
    about: 'Which images are loaded, and which are not',
    *play({ items, turn }) {
      turn.thread.allowed_image_domains = ['images.example.com'];
      yield items.say(policy);
    },
  },
];

import type { Scene, SceneEvents, Stage } from '../scene.ts';
import { counterCard } from '../widgets/counter.ts';
import { bookingForm, editCard } from '../widgets/forms.ts';
import { chartCard, galleryCard, tableCard } from '../widgets/layout.ts';
import { orderCard } from '../widgets/order.ts';

const story = 'A widget can grow while it is written, word by word, like any answer.';

async function* growing({ items, beat }: Stage): SceneEvents {
  const text = (value: string, streaming: boolean) => ({
    type: 'Card',
    size: 'md',
    children: [
      { type: 'Title', value: 'Growing', size: 'sm' },
      { type: 'Text', id: 'story', value, streaming },
    ],
  });
  const item = items.widget(text('', true), story);
  yield items.added(item);
  for (const delta of story.match(/\s*\S+/g) ?? []) {
    yield items.updated(item, { type: 'widget.streaming_text.value_delta', component_id: 'story', delta, done: false });
    await beat(2);
  }
  yield items.updated(item, { type: 'widget.streaming_text.value_delta', component_id: 'story', delta: '', done: true });
  yield items.done({ ...item, widget: text(story, false) });
}

async function* everything(stage: Stage): SceneEvents {
  const { items } = stage;
  yield items.show(galleryCard(), 'A gallery');
  yield items.show(orderCard('open'), 'Your order: €73');
  yield items.show(bookingForm(), 'Book a room');
  yield items.show(tableCard());
  yield items.show(chartCard('bar'));
  yield items.show(counterCard(0));
  yield* growing(stage);
}

const single = (name: string, about: string, ...widgets: (() => ReturnType<typeof counterCard>)[]): Scene => ({
  name,
  about,
  *play({ items }) {
    for (const make of widgets) yield items.show(make());
  },
});

export const widgetScenes: readonly Scene[] = [
  { name: 'widgets', about: 'Widgets of every kind', play: everything },
  single('gallery', 'Text, badges, buttons, icons, boxes', galleryCard),
  single('form', 'A form with every control', bookingForm),
  single('edit', 'Text to change where it stands', editCard),
  single('order', 'A card to confirm', () => orderCard('open')),
  single('table', 'A table', tableCard),
  single(
    'charts',
    'Bars, lines and areas',
    () => chartCard('bar'),
    () => chartCard('line'),
    () => chartCard('area'),
  ),
  single('counter', 'Buttons with and without a stream', () => counterCard(0)),
  { name: 'growing', about: 'A widget that is written word by word', play: growing },
  {
    name: 'bare',
    about: 'A widget without a card',
    *play({ items }) {
      yield items.show({
        type: 'Basic',
        gap: 2,
        children: [
          { type: 'Title', value: 'No frame', size: 'sm' },
          { type: 'Text', value: 'This stands in the conversation as it is.' },
        ],
      });
    },
  },
];

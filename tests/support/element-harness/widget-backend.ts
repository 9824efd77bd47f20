import { setTimeout as wait } from 'node:timers/promises';
import type { ThreadItem, ThreadStreamEvent, WidgetNode } from '../../../src/shared/chatkit/types.ts';
import { assistant, user, widget } from '../chatkit-events.ts';
import { cardSamples, wizard, wizardText } from './widget-cards.ts';
import { hostileSamples } from './widget-hostile.ts';
import { componentSamples } from './widget-samples.ts';

type Send = (event: ThreadStreamEvent) => void;

export const widgetSamples: Readonly<Record<string, WidgetNode>> = { ...componentSamples, ...cardSamples };

/** A thread for each sample: `thr_widget_flight`, `thr_hostile_cover` and so on. */
export const widgetThreads: Readonly<Record<string, () => { items: ThreadItem[] }>> = Object.fromEntries([
  ...Object.entries(widgetSamples).map(([name, root]) => [`thr_widget_${name}`, () => ({ items: [user('u1', `Show me ${name}.`), assistant('a1', 'Here it is:'), { ...widget('w1', root), copy_text: `The ${name} sample` }] })] as const),
  ...Object.entries(hostileSamples).map(([name, root]) => [`thr_hostile_${name}`, () => ({ items: [user('u1', `Show me ${name}.`), widget('w1', root())] })] as const),
]);

/** "widget NAME" answers with that sample; "widget wizard" streams it. */
export async function streamWidget(name: string, send: Send): Promise<void> {
  const id = `wid_${name}`;
  if (name !== 'wizard') {
    send({ type: 'thread.item.done', item: widget(id, widgetSamples[name] ?? { type: 'Card', children: [] }) });
    return;
  }
  send({ type: 'thread.item.added', item: widget(id, wizard('', true, 0)) });
  for (let step = 1; step < 3; step += 1) {
    await wait(400);
    send({ type: 'thread.item.updated', item_id: id, update: { type: 'widget.root.updated', widget: wizard('', true, step) } });
  }
  for (let at = 0; at < wizardText.length; at += 5) {
    send({ type: 'thread.item.updated', item_id: id, update: { type: 'widget.streaming_text.value_delta', component_id: 'plan', delta: wizardText.slice(at, at + 5), done: at + 5 >= wizardText.length } });
    await wait(12);
  }
  send({ type: 'thread.item.done', item: widget(id, wizard(wizardText, false, 2)) });
}

/** An action that is answered by a stream: shows what arrived. */
export async function streamAction(action: unknown, send: Send): Promise<void> {
  await wait(900);
  send({ type: 'thread.item.done', item: assistant(`act_${Date.now()}`, `The server got:\n\n\`\`\`json\n${JSON.stringify(action, undefined, 2)}\n\`\`\``) });
}

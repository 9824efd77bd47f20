import type { ActionHandler, SyncHandler } from './scene.ts';
import { payloadOf } from './scene.ts';
import { findScene } from './scenes.ts';
import { counterCard } from './widgets/counter.ts';
import { orderCard } from './widgets/order.ts';

/** Actions of the demo's widgets that are answered by a stream (protocol §5.4). */
const streamed: Record<string, ActionHandler> = {
  'demo.open': async function* open(stage, trigger) {
    const { scene } = payloadOf(trigger);
    yield* findScene(typeof scene === 'string' ? scene : '').play(stage);
  },
  'demo.count': async function* count({ items, beat }, trigger) {
    await beat(10);
    if (trigger.sender === undefined) return;
    yield items.updated(trigger.sender, { type: 'widget.root.updated', widget: counterCard(countOf(payloadOf(trigger)) + 1) });
  },
  'demo.buy': async function* buy({ items, beat }, trigger) {
    await beat(20);
    if (trigger.sender !== undefined) yield { type: 'thread.item.replaced', item: { ...trigger.sender, widget: orderCard('bought') } };
    yield items.say('Thank you. Nothing was bought: this is a demo.');
  },
  'demo.unlock': function* unlock({ items, turn }) {
    turn.thread.status = { type: 'active' };
    yield items.say('The conversation is open again.');
  },
};

/** Any other action says what arrived: that is what a form's author wants to see. */
const echo: ActionHandler = async function* echo({ items, beat }, { action }) {
  await beat(5);
  yield items.say(`The server got \`${action.type}\` with\n\n\`\`\`json\n${JSON.stringify(action.payload ?? null, undefined, 2)}\n\`\`\``);
};

const atOnce: Record<string, SyncHandler> = {
  'demo.count': (_stage, trigger) => trigger.sender && { ...trigger.sender, widget: counterCard(countOf(payloadOf(trigger)) + 1) },
};

function countOf({ count }: Record<string, unknown>): number {
  return typeof count === 'number' && Number.isFinite(count) ? count : 0;
}

export function actions(type: string): ActionHandler {
  return Object.hasOwn(streamed, type) ? (streamed[type] ?? echo) : echo;
}

export function syncActions(type: string): SyncHandler {
  return (Object.hasOwn(atOnce, type) ? atOnce[type] : undefined) ?? (() => undefined);
}

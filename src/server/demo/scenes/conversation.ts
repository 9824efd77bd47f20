import type { Scene } from '../scene.ts';
import { unlockCard } from '../widgets/unlock.ts';

export const conversationScenes: readonly Scene[] = [
  {
    name: 'attachments',
    about: 'What was attached to the message',
    *play({ items, turn: { trigger } }) {
      const files = trigger.type === 'message' ? trigger.item.attachments : [];
      const lines = files.map(({ name, mime_type, type }) => `- **${name}**, ${mime_type}, shown as ${type}`);
      yield items.say(files.length === 0 ? 'Nothing was attached. Add files to the same message.' : lines.join('\n'));
    },
  },
  {
    name: 'effect',
    about: 'An effect for the app around the chat',
    *play({ items }) {
      yield { type: 'client_effect', name: 'demo', data: { at: 'once' } };
      yield items.say('The effect `demo` was sent to the app.');
    },
  },
  {
    name: 'replace',
    about: 'Items that change and go away',
    async *play({ items, beat }) {
      const first = items.message('This message is about to change.');
      const second = items.message('This one is about to go.');
      yield items.done(first);
      yield items.done(second);
      await beat(40);
      yield { type: 'thread.item.replaced', item: { ...items.message('It has changed.'), id: first.id } };
      yield { type: 'thread.item.removed', item_id: second.id };
    },
  },
  {
    name: 'title',
    about: 'A new name for the conversation',
    *play({ items, turn: { thread } }) {
      thread.title = 'Renamed by the server';
      yield items.say('Look at the list of conversations.');
    },
  },
  {
    name: 'lock',
    about: 'A conversation that is locked for now',
    *play({ items, turn: { thread } }) {
      thread.status = { type: 'locked', reason: 'Locked by the demo. Press the button above to go on.' };
      yield items.show(unlockCard());
    },
  },
  {
    name: 'close',
    about: 'A conversation that is closed for good',
    *play({ items, turn: { thread } }) {
      thread.status = { type: 'closed', reason: 'The demo closed this conversation.' };
      yield items.say('This was the last message here.');
    },
  },
];

import type { StructuredInputItem } from '../../../shared/chatkit/types.ts';
import type { Scene } from '../scene.ts';

const inputs: StructuredInputItem['inputs'] = [
  {
    id: 'subject',
    question: 'What is it about?',
    type: 'multiple_choice',
    multiple: false,
    options: [{ value: 'A trip' }, { value: 'A move' }, { value: 'A party' }],
  },
  {
    id: 'needs',
    question: 'What should be taken care of?',
    type: 'multiple_choice',
    multiple: true,
    options: [{ value: 'Tickets' }, { value: 'Somewhere to stay' }, { value: 'Food' }, { value: 'Music' }],
  },
  { id: 'more', question: 'Anything else to know?', type: 'freeform', description: 'A sentence is enough.' },
];

export const questionScenes: readonly Scene[] = [
  {
    name: 'questions',
    about: 'Questions that take over the composer',
    *play({ items, turn }) {
      yield items.say('A few questions first.');
      yield items.done({ ...turn.itemBase('structured_input'), type: 'structured_input', status: 'pending', inputs });
    },
    *goOn({ items }, trigger) {
      if (trigger.type !== 'structured_input') return;
      const lines = trigger.item.inputs.map(({ question, answer }) => `- ${question} **${answer?.values.join(', ') || 'skipped'}**`);
      yield items.say(`Noted:\n\n${lines.join('\n')}`);
    },
  },
  {
    name: 'tool',
    about: 'A tool that runs in the app',
    *play({ items, turn }) {
      yield items.say('This asks the app for the time.');
      yield items.done({
        ...turn.itemBase('client_tool_call'),
        type: 'client_tool_call',
        status: 'pending',
        call_id: 'demo_call',
        name: 'get_local_time',
        arguments: { zone: 'local' },
      });
    },
    *goOn({ items }, trigger) {
      if (trigger.type !== 'tool_output') return;
      yield items.say(`The app answered:\n\n\`\`\`json\n${JSON.stringify(trigger.item.output ?? null, undefined, 2)}\n\`\`\``);
    },
  },
];

import type { StartScreenOption } from '@openai/chatkit';

/** What a person who has just signed in sees: things that work with any assistant, the built-in guide included. */
export const startScreen: StartScreenOption = {
  greeting: 'What can I help with today?',
  prompts: [
    { icon: 'compass', label: 'Show me what I can do here', prompt: 'What can you help me with, and what should I know to get started?' },
    { icon: 'write', label: 'Draft a clear, friendly e-mail', prompt: 'Help me draft a clear, friendly e-mail. Ask me what it is about first.' },
    { icon: 'lightbulb', label: 'Explain something difficult, simply', prompt: 'Explain a difficult topic to me in simple words. Ask me which one.' },
    { icon: 'square-code', label: 'Look over a piece of code', prompt: 'I would like you to review a piece of code. Ask me to paste it, and what it should do.' },
  ],
};

import type { StartScreenOption } from '@openai/chatkit';
import type { ChatTexts } from '../../shared/texts/load-chat.ts';

/** What a person who has just signed in sees: things that work with any assistant, the built-in guide included. */
export function startScreen(texts: ChatTexts): StartScreenOption {
  return {
    greeting: texts.greeting,
    prompts: [
      { icon: 'compass', label: texts.show, prompt: texts.showPrompt },
      { icon: 'write', label: texts.draft, prompt: texts.draftPrompt },
      { icon: 'lightbulb', label: texts.explain, prompt: texts.explainPrompt },
      { icon: 'square-code', label: texts.review, prompt: texts.reviewPrompt },
    ],
  };
}

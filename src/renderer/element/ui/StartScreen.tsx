import type { StartScreenPrompt } from '@openai/chatkit';
import type { ReactNode } from 'react';
import type { Session } from '../controller/session.ts';
import { contentInput, textInput, toUserContent } from '../controller/input.ts';
import { Icon } from '../icons/Icon.tsx';
import { useController, useSession, useStrings, useView } from './context.ts';

function PromptButton({ prompt, disabled }: { prompt: StartScreenPrompt; disabled: boolean }): ReactNode {
  const controller = useController();
  const input = typeof prompt.prompt === 'string' ? textInput(prompt.prompt) : contentInput(toUserContent(prompt.prompt));

  function start(): void {
    controller.send(input);
    controller.focusComposer();
  }

  return (
    <li>
      <button type="button" className="prompt" disabled={disabled} onClick={start} dir="auto">
        <Icon name={prompt.icon} />
        <span>{prompt.label}</span>
      </button>
    </li>
  );
}

/** The new-thread view: a greeting, and a few things to begin with. */
export function StartScreen({ session }: { session: Session }): ReactNode {
  const strings = useStrings();
  const { options } = useView();
  const idle = useSession(session, (state) => state.response === 'idle');
  const { greeting = strings.greeting, prompts = [] } = options.startScreen ?? {};
  return (
    <div className="start">
      <h1 dir="auto">{greeting}</h1>
      {prompts.length > 0 && (
        <ul className="prompts">
          {prompts.map((prompt, at) => (
            <PromptButton key={at} prompt={prompt} disabled={!idle} />
          ))}
        </ul>
      )}
    </div>
  );
}

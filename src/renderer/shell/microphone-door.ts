import type { FromFrame } from '../../shared/chat-frame.ts';
import type { Result } from '../../shared/errors.ts';
import type { ChatLink } from './chat-link.ts';

/** What the frame says, but for the microphone, which is answered here. */
export type ShellMessage = Exclude<FromFrame, { type: 'microphone.wanted' }>;

export interface MicrophoneDoorDeps {
  /** Opens the link to the chat frame. */
  connect(onMessage: (message: FromFrame) => void): ChatLink;
  /** Whether a person has just pressed something on this page or in its frame, as the browser knows it: no page can pretend it. */
  isPersonActive(): boolean;
  /** Has main let the chat page of this window open the microphone once. */
  listen(): Promise<Result<null>>;
  onMessage(message: ShellMessage): void;
}

/** A link to the chat frame that lets it listen when a person asked for that, and only then. */
export function connectWithMicrophone({ connect, isPersonActive, listen, onMessage }: MicrophoneDoorDeps): ChatLink {
  const link = connect((message) => {
    if (message.type === 'microphone.wanted') void answer();
    else onMessage(message);
  });

  async function answer(): Promise<void> {
    const granted = isPersonActive() && (await listen()).ok;
    link.send({ type: 'microphone.answered', granted });
  }

  return link;
}

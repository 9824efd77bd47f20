import { TurnFailure } from '../../turn-failure.ts';
import type { Scene } from '../scene.ts';

export const troubleScenes: readonly Scene[] = [
  {
    name: 'notices',
    about: 'Notices of every level',
    *play({ items }) {
      yield { type: 'notice', level: 'info', message: 'Answers may take **longer** this morning.' };
      yield { type: 'notice', level: 'warning', title: 'Nearly used up', message: 'Three messages are left today.' };
      yield {
        type: 'notice',
        level: 'danger',
        title: 'Used up',
        message: 'No message is left today. [More about limits](https://example.com/limits)',
      };
      yield items.say('Three notices were sent.');
    },
  },
  {
    name: 'failure',
    about: 'An answer that fails with a reason',
    *play({ items }) {
      yield items.say('This much was said.');
      throw new TurnFailure('The demo failed on purpose. Trying again fails again.', { allowRetry: true });
    },
  },
  {
    name: 'refusal',
    about: 'An answer that is refused for good',
    *play() {
      yield { type: 'error', code: 'custom', message: 'The demo does not answer this.', allow_retry: false };
    },
  },
  {
    name: 'fault',
    about: 'An error without words of its own',
    *play() {
      yield { type: 'error', code: 'stream.error', allow_retry: true };
    },
  },
];

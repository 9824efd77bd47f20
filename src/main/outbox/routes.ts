import { LatchkeyError } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';
import { jsonAnswer } from '../http-answers.ts';
import type { Answering } from '../page-request.ts';
import type { Outbox } from './outbox.ts';

/** Longest text that a message may be edited to, in characters. */
const maxTextLength = 1_000_000;

const malformed = (): LatchkeyError => new LatchkeyError('request.invalid', say('requests', 'incomplete'));

/** What the chat page may post about messages that wait. */
export function createOutboxRoutes(outbox: Pick<Outbox, 'edit' | 'remove' | 'retry'>): Readonly<Record<'/outbox/edit' | '/outbox/remove' | '/outbox/retry', Answering>> {
  return {
    '/outbox/edit': async ({ body }) => {
      const { id, text } = parse(body);
      if (typeof text !== 'string' || text.length > maxTextLength) throw malformed();
      await outbox.edit(id, text);
      return jsonAnswer({});
    },
    '/outbox/remove': async ({ body }) => {
      await outbox.remove(parse(body).id);
      return jsonAnswer({});
    },
    '/outbox/retry': async ({ body }) => {
      await outbox.retry(parse(body).id);
      return jsonAnswer({});
    },
  };
}

function parse(body: Uint8Array): { id: string; text: unknown } {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(body));
  } catch {
    throw malformed();
  }
  const { id, text } = (value ?? {}) as { id?: unknown; text?: unknown };
  if (typeof id !== 'string' || !/^[0-9a-f-]{36}$/i.test(id)) throw malformed();
  return { id, text };
}

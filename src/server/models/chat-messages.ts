import type { ModelMessage } from '../assistant-model.ts';

/** A message as the chat completions API takes it. */
export interface ChatMessage {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

const instructions =
  'You are the assistant in a desktop chat app. Answer in the language of the question. ' +
  'Use GitHub-flavoured Markdown where it helps: short paragraphs, lists, tables, and fenced code with its language. ' +
  'What stands in [square brackets] at the start of a message is a note from the app, not something the user wrote.';

/**
 * The thread with our instructions in front. Neighbours of one role become one message, because the templates of some
 * models insist on alternating roles; notes travel with the user's messages (protocol, Appendix C).
 */
export function toChatMessages(messages: readonly ModelMessage[]): ChatMessage[] {
  const joined: ChatMessage[] = [];
  for (const { role, text } of messages) {
    const message: ChatMessage = role === 'note' ? { role: 'user', content: `[${text}]` } : { role, content: text };
    const last = joined.at(-1);
    if (last?.role === message.role) last.content += `\n\n${message.content}`;
    else joined.push(message);
  }
  return [{ role: 'system', content: instructions }, ...joined];
}

const titleRequest =
  'Name this conversation in its own language, in at most six words. Answer with the name only: no quotation marks, no full stop.';

/** Characters of each message that a title is made from. */
const maxTitleSource = 1_500;

const maxTitleMessages = 4;

/** Asks for a name of the conversation. */
export function toTitleMessages(messages: readonly ModelMessage[]): ChatMessage[] {
  const source = messages
    .filter(({ role }) => role !== 'note')
    .slice(0, maxTitleMessages)
    .map(({ role, text }) => `${role === 'user' ? 'User' : 'Assistant'}: ${text.slice(0, maxTitleSource)}`);
  return [{ role: 'user', content: `${source.join('\n\n')}\n\n---\n${titleRequest}` }];
}

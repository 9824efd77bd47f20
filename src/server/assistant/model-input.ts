import type { ThreadItem, UserMessageItem } from '../../shared/chatkit/types.ts';
import type { ModelMessage } from '../assistant-model.ts';

/** Characters of thread text that go to the model; about 16,000 tokens of English. */
const maxContextLength = 64_000;

/**
 * The thread as a model reads it (protocol, Appendix C), oldest first: as many of the newest messages as fit the budget,
 * the newest always among them. The quoted text counts only for the newest message.
 */
export function toModelMessages(items: readonly ThreadItem[], maxLength = maxContextLength): ModelMessage[] {
  const newest = items.findLast((item) => item.type === 'user_message');
  const messages = items.map((item) => toMessage(item, item === newest)).filter((message) => message.text !== '');
  return newestThatFit(messages, maxLength);
}

function toMessage(item: ThreadItem, isNewest: boolean): ModelMessage {
  switch (item.type) {
    case 'user_message':
      return { role: 'user', text: userText(item, isNewest) };
    case 'assistant_message':
      return { role: 'assistant', text: item.content.map((part) => part.text).join('\n\n') };
    case 'hidden_context_item':
    case 'sdk_hidden_context':
      return { role: 'note', text: typeof item.content === 'string' ? item.content : '' };
    default:
      return { role: 'note', text: '' };
  }
}

function userText(item: UserMessageItem, isNewest: boolean): string {
  const text = messageText(item);
  if (!isNewest || item.quoted_text === undefined || item.quoted_text === '') return text;
  const quote = item.quoted_text.split('\n').map((line) => `> ${line}`);
  return `About this part of the conversation:\n${quote.join('\n')}\n\n${text}`;
}

/** What a person wrote, tags as `@name`. */
export function messageText(item: UserMessageItem): string {
  return item.content.map((part) => (part.type === 'input_tag' ? `@${part.text}` : part.text)).join('');
}

function newestThatFit(messages: readonly ModelMessage[], maxLength: number): ModelMessage[] {
  let length = 0;
  let start = messages.length;
  while (start > 0) {
    length += messages[start - 1]?.text.length ?? 0;
    if (length > maxLength && start < messages.length) break;
    start -= 1;
  }
  const firstQuestion = messages.findIndex((message, index) => index >= start && message.role === 'user');
  return messages.slice(firstQuestion === -1 ? start : firstQuestion);
}

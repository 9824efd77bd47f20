import type { StructuredInputItem, Task, ThreadItem, UserMessageItem } from '../../shared/chatkit/types.ts';
import type { ModelFile, ModelMessage } from '../assistant-model.ts';

/** Characters of thread text that go to the model; about 16,000 tokens of English. */
const maxContextLength = 64_000;

/** Characters of one widget or tool result. */
const maxNoteLength = 4_000;

/**
 * The thread as a model reads it (protocol, Appendix C), oldest first: as many of the newest messages as fit the budget,
 * the newest always among them. The quoted text counts only for the newest message.
 * @param filesOf gives what was attached to a message
 */
export function toModelMessages(
  items: readonly ThreadItem[],
  filesOf: (item: UserMessageItem) => readonly ModelFile[] = () => [],
  maxLength = maxContextLength,
): ModelMessage[] {
  const newest = items.findLast((item) => item.type === 'user_message');
  const messages = items
    .map((item) => toMessage(item, item === newest, filesOf))
    .filter((message) => message.text !== '' || message.files !== undefined);
  return newestThatFit(messages, maxLength);
}

function toMessage(item: ThreadItem, isNewest: boolean, filesOf: (item: UserMessageItem) => readonly ModelFile[]): ModelMessage {
  switch (item.type) {
    case 'user_message': {
      const files = filesOf(item);
      return { role: 'user', text: userText(item, isNewest), ...(files.length > 0 && { files }) };
    }
    case 'assistant_message':
      return { role: 'assistant', text: item.content.map((part) => part.text).join('\n\n') };
    case 'hidden_context_item':
    case 'sdk_hidden_context':
      return note(typeof item.content === 'string' ? item.content : '');
    case 'client_tool_call':
      if (item.status === 'pending') return note('');
      return note(`The app was asked for ${item.name}(${json(item.arguments)}) and answered: ${json(item.output ?? null)}`);
    case 'widget':
      return note(`The user was shown this widget: ${json(item.widget)}`);
    case 'structured_input':
      return note(answersOf(item));
    case 'generated_image':
      return note(item.image === undefined ? '' : 'The user was shown an image that was generated for them.');
    case 'task':
      return note(taskText(item.task));
    case 'workflow':
      return note(item.workflow.tasks.map(taskText).filter(Boolean).join('\n'));
    case 'end_of_turn':
      return note('');
  }
}

function note(text: string): ModelMessage {
  return { role: 'note', text };
}

function json(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > maxNoteLength ? `${text.slice(0, maxNoteLength)}…` : text;
}

/** Only what the person was told in words; the other kinds are how an answer came about. */
function taskText(task: Task): string {
  if (task.type !== 'custom') return '';
  return [task.title, task.content].filter((part) => part !== undefined && part !== '').join(': ');
}

function answersOf({ status, inputs }: StructuredInputItem): string {
  const lines = inputs.map(({ question, answer }) => {
    const values = answer?.skipped === false ? answer.values.join(', ') : '';
    return `${question} ${values === '' ? '(no answer)' : values}`;
  });
  return `Questions that were put to the user (${status}):\n${lines.join('\n')}`;
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
    length += lengthOf(messages[start - 1]);
    if (length > maxLength && start < messages.length) break;
    start -= 1;
  }
  const firstQuestion = messages.findIndex((message, index) => index >= start && message.role === 'user');
  return messages.slice(firstQuestion === -1 ? start : firstQuestion);
}

/** Images have limits of their own. */
function lengthOf(message: ModelMessage | undefined): number {
  const files = message?.files ?? [];
  return files.reduce((sum, file) => sum + (file.type === 'text' ? file.text.length : 0), message?.text.length ?? 0);
}

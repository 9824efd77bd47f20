import type { ModelFile, ModelMessage } from '../assistant-model.ts';

type ContentPart = { type: 'text'; text: string } | { type: 'image_url'; image_url: { url: string } };

/** A message as the chat completions API takes it. */
export type ChatMessage =
  | { role: 'system' | 'assistant'; content: string }
  /** A list only where there are images: many endpoints take plain text alone. */
  | { role: 'user'; content: string | ContentPart[] };

const instructions =
  'You are the assistant in a desktop chat app. Answer in the language of the question. ' +
  'Use GitHub-flavoured Markdown where it helps: short paragraphs, lists, tables, and fenced code with its language. ' +
  'What stands in [square brackets] at the start of a message is a note from the app, not something the user wrote.';

/**
 * The thread with our instructions in front. Neighbours of one role become one message, because the templates of some
 * models insist on alternating roles; notes travel with the user's messages (protocol, Appendix C).
 * @param withImages false for models that take none: they are told the names
 */
export function toChatMessages(messages: readonly ModelMessage[], withImages = true): ChatMessage[] {
  const joined: { role: 'user' | 'assistant'; texts: string[]; images: ContentPart[] }[] = [];
  for (const { role, text, files = [] } of messages) {
    const speaker = role === 'assistant' ? 'assistant' : 'user';
    let last = joined.at(-1);
    if (last?.role !== speaker) joined.push((last = { role: speaker, texts: [], images: [] }));
    last.texts.push(...files.map((file) => fileText(file, withImages)).filter(Boolean));
    if (text !== '') last.texts.push(role === 'note' ? `[${text}]` : text);
    if (withImages) last.images.push(...files.flatMap(imageParts));
  }
  return [{ role: 'system', content: instructions }, ...joined.map(toChatMessage)];
}

function toChatMessage({ role, texts, images }: { role: 'user' | 'assistant'; texts: string[]; images: ContentPart[] }): ChatMessage {
  const text = texts.join('\n\n');
  if (role === 'assistant') return { role, content: text };
  if (images.length === 0) return { role, content: text };
  return { role, content: text === '' ? images : [{ type: 'text', text }, ...images] };
}

function imageParts(file: ModelFile): ContentPart[] {
  return file.type === 'image' ? [{ type: 'image_url', image_url: { url: `data:${file.mimeType};base64,${file.base64}` } }] : [];
}

function fileText(file: ModelFile, withImages: boolean): string {
  switch (file.type) {
    case 'text':
      return `[Attached file “${file.name}”${file.cut ? ', its beginning' : ''}:]\n${fenced(file.text)}`;
    case 'image':
      return withImages ? '' : `[The image “${file.name}” is attached, but you cannot see images.]`;
    case 'other':
      return `[The file “${file.name}” (${file.mimeType}) is attached, but you cannot read it.]`;
  }
}

/** Longer than any fence inside, so that a file cannot end its own block. */
function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}

/** True where a model that takes no images would miss something. */
export function hasImages(messages: readonly ModelMessage[]): boolean {
  return messages.some(({ files = [] }) => files.some((file) => file.type === 'image'));
}

const titleRequest =
  'Name this conversation in its own language, in at most six words. Answer with the name only: no quotation marks, no full stop.';

/** Characters of each message that a title is made from. */
const maxTitleSource = 1_500;

const maxTitleMessages = 4;

/** Asks for a name of the conversation. */
export function toTitleMessages(messages: readonly ModelMessage[]): { role: 'user'; content: string }[] {
  const source = messages
    .filter(({ role }) => role !== 'note')
    .slice(0, maxTitleMessages)
    .map(({ role, text, files = [] }) => `${role === 'user' ? 'User' : 'Assistant'}: ${describe(text, files).slice(0, maxTitleSource)}`);
  return [{ role: 'user', content: `${source.join('\n\n')}\n\n---\n${titleRequest}` }];
}

function describe(text: string, files: readonly ModelFile[]): string {
  return [text, ...files.map(({ name }) => `[file: ${name}]`)].filter(Boolean).join(' ');
}

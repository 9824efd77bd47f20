import type { Entity, OpenAIChatKit, UserMessageContent } from '@openai/chatkit';
import type { UserContent, UserInput } from '../../../shared/chatkit/types.ts';

/** Rejection of a method call, named and worded as integrators know it (§5.2). */
export function refusal(what: string): Error {
  const error = new Error(`ChatKit: ${what}`);
  error.name = 'IntegrationError';
  return error;
}

/** A message of plain text, with every field that the server insists on (§2). */
export function textInput(text: string): UserInput {
  return contentInput([{ type: 'input_text', text }]);
}

export interface MessageExtras {
  reply?: string | undefined;
  attachmentIds?: string[] | undefined;
  model?: string | undefined;
  toolId?: string | undefined;
}

export function contentInput(content: UserContent[], extras: MessageExtras = {}): UserInput {
  const { reply = '', attachmentIds = [], model, toolId } = extras;
  return {
    content,
    quoted_text: reply,
    attachments: attachmentIds,
    inference_options: {
      ...(model === undefined ? {} : { model }),
      ...(toolId === undefined ? {} : { tool_choice: { id: toolId } }),
    },
  };
}

export type MessageParams = Parameters<OpenAIChatKit['sendUserMessage']>[0];

/** What `sendUserMessage()` was given, as it travels (§7.3). @throws IntegrationError when there is nothing to send */
export function messageOf({ text, content, reply, attachments = [], toolChoice, model }: MessageParams): UserInput {
  const parts = content === undefined ? [{ type: 'input_text' as const, text: text ?? '' }] : toUserContent(content);
  const empty = parts.every((part) => part.type === 'input_text' && part.text.trim() === '');
  if (empty && attachments.length === 0) throw refusal('sendUserMessage() needs text, content or attachments.');
  return contentInput(empty ? [] : parts, { reply, model, toolId: toolChoice?.id, attachmentIds: attachments.map(({ id }) => id) });
}

/** Integrator content to wire content: `data` is required there although optional here (§2). */
export function toUserContent(content: readonly UserMessageContent[]): UserContent[] {
  return content.map((part) => {
    if (part.type === 'input_text') return { type: 'input_text', text: part.text };
    const { id, text, group, interactive } = part;
    return {
      type: 'input_tag', id, text, data: part.data ?? {},
      ...(group === undefined ? {} : { group }),
      ...(interactive === undefined ? {} : { interactive }),
    };
  });
}

/** An entity as the tag that is sent for it (§7.2). */
export function entityTag({ id, title, data = {}, group, interactive }: Entity): Extract<UserContent, { type: 'input_tag' }> {
  return {
    type: 'input_tag', id, text: title, data,
    ...(group === undefined ? {} : { group }),
    ...(interactive === undefined ? {} : { interactive }),
  };
}

/** Text as a person reads it: tags by their label. */
export function contentText(content: readonly UserContent[]): string {
  return content.map((part) => part.text).join('');
}

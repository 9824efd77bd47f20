/** The requests a client sends (protocol §2), by `type`. */
import type { Attachment, Page, Thread, ThreadItem, UserInput } from './types.ts';

export interface PageParams {
  limit?: number;
  order?: 'asc' | 'desc';
  after?: string;
}

export interface RequestParams {
  'threads.create': { input: UserInput };
  'threads.add_user_message': { thread_id: string; input: UserInput };
  'threads.add_client_tool_output': { thread_id: string; result: unknown };
  'threads.add_structured_input': {
    thread_id: string;
    item_id: string;
    input: { status: 'answered' | 'skipped'; answers: Record<string, { values?: string[]; skipped?: boolean }> };
  };
  'threads.retry_after_item': { thread_id: string; item_id: string };
  'threads.custom_action': { thread_id: string; item_id?: string; action: { type: string; payload?: unknown } };
  'threads.sync_custom_action': { thread_id: string; item_id?: string; action: { type: string; payload?: unknown } };
  'threads.get_by_id': { thread_id: string };
  'threads.list': PageParams;
  'threads.update': { thread_id: string; title: string };
  'threads.delete': { thread_id: string };
  'items.list': PageParams & { thread_id: string };
  'items.feedback': { thread_id: string; item_ids: string[]; kind: 'positive' | 'negative' };
  'attachments.create': { name: string; size: number; mime_type: string };
  'attachments.delete': { attachment_id: string };
  'input.transcribe': { audio_base64: string; mime_type: string };
}

export interface JsonAnswers {
  'threads.sync_custom_action': { updated_item?: ThreadItem };
  'threads.get_by_id': Thread;
  'threads.list': Page<Thread>;
  'threads.update': Thread;
  'threads.delete': Record<string, never>;
  'items.list': Page<ThreadItem>;
  'items.feedback': Record<string, never>;
  'attachments.create': Attachment;
  'attachments.delete': Record<string, never>;
  'input.transcribe': { text: string };
}

export type JsonRequestType = keyof JsonAnswers;
export type StreamRequestType = Exclude<keyof RequestParams, JsonRequestType>;

export interface ChatKitRequest<T extends keyof RequestParams = keyof RequestParams> {
  type: T;
  params: RequestParams[T];
}

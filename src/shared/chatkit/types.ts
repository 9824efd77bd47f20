/**
 * The ChatKit wire data model (protocol §3 and §4), names and values exactly as they travel. Servers omit null
 * fields; readers also accept explicit nulls on input (§1.7), so optional fields are read with `?? undefined`.
 */

/** ISO-8601; the Python SDK emits naive local times, we emit RFC 3339 UTC (§1.7). */
export type IsoTime = string;

export interface Page<T> {
  data: T[];
  has_more: boolean;
  after?: string;
}

export type ThreadStatus = { type: 'active' } | { type: 'locked'; reason?: string } | { type: 'closed'; reason?: string };

/** Protocol §4.1. `items` is an empty page everywhere but in the answer to `threads.get_by_id`. */
export interface Thread {
  id: string;
  title?: string;
  created_at: IsoTime;
  status: ThreadStatus;
  allowed_image_domains?: string[];
  metadata: Record<string, unknown>;
  items: Page<ThreadItem>;
}

export type UserContent =
  | { type: 'input_text'; text: string }
  | { type: 'input_tag'; id: string; text: string; data: Record<string, unknown>; group?: string | null; interactive?: boolean };

export interface InferenceOptions {
  model?: string | null;
  tool_choice?: { id: string } | null;
}

/** Protocol §2: what a person sends. `attachments` are ids. */
export interface UserInput {
  content: UserContent[];
  attachments: string[];
  quoted_text?: string | null;
  inference_options: InferenceOptions;
}

interface SourceBase {
  title: string;
  description?: string;
  timestamp?: string;
  group?: string;
}

export type UrlSource = SourceBase & { type: 'url'; url: string; attribution?: string };
export type FileSource = SourceBase & { type: 'file'; filename: string };
export type EntitySource = SourceBase & {
  type: 'entity';
  id: string;
  icon?: string;
  label?: string;
  inline_label?: string;
  interactive: boolean;
  data: Record<string, unknown>;
};
export type Source = UrlSource | FileSource | EntitySource;

export interface Annotation {
  type: 'annotation';
  source: Source;
  /** Character position of the marker in the text; absent: listed only (§4.3). */
  index?: number;
}

export interface OutputText {
  type: 'output_text';
  text: string;
  annotations: Annotation[];
}

interface AttachmentBase {
  id: string;
  name: string;
  mime_type: string;
  upload_descriptor?: { url: string; method: 'POST' | 'PUT'; headers: Record<string, string> };
  thread_id?: string;
}
/** Protocol §4.6. */
export type Attachment = (AttachmentBase & { type: 'file' }) | (AttachmentBase & { type: 'image'; preview_url: string });

interface TaskBase {
  status_indicator: 'none' | 'loading' | 'complete';
  title?: string;
}
/** Protocol §4.4. */
export type Task =
  | (TaskBase & { type: 'custom'; icon?: string; content?: string })
  | (TaskBase & { type: 'web_search'; title_query?: string; queries: string[]; sources: UrlSource[] })
  | (TaskBase & { type: 'thought'; content: string })
  | (TaskBase & { type: 'file'; sources: FileSource[] })
  | (TaskBase & { type: 'image' });

export interface Workflow {
  type: 'custom' | 'reasoning';
  tasks: Task[];
  summary?: { title: string; icon?: string } | { duration: number };
  expanded: boolean;
}

export interface StructuredInputAnswer {
  values: string[];
  skipped: boolean;
}
/** Protocol §4.5. */
export type StructuredInput = { id: string; question: string; answer?: StructuredInputAnswer } & (
  | { type: 'multiple_choice'; options: { value: string }[]; multiple: boolean }
  | { type: 'freeform'; description?: string }
);

/** A widget node (§8): open by design, props are read where they are drawn. */
export interface WidgetNode {
  type: string;
  id?: string;
  key?: string;
  children?: WidgetNode[] | WidgetNode;
  [prop: string]: unknown;
}

interface ItemBase {
  id: string;
  thread_id: string;
  created_at: IsoTime;
}

export type UserMessageItem = ItemBase & {
  type: 'user_message';
  content: UserContent[];
  attachments: Attachment[];
  quoted_text?: string;
  inference_options: InferenceOptions;
  /** What its client called it (`metadata.client_message_id`), where the server tells: not part of the protocol, ignored by peers. */
  client_message_id?: string;
};
export type AssistantMessageItem = ItemBase & { type: 'assistant_message'; content: OutputText[] };
export type ClientToolCallItem = ItemBase & {
  type: 'client_tool_call';
  status: 'pending' | 'completed';
  call_id: string;
  name: string;
  arguments: Record<string, unknown>;
  output?: unknown;
};
export type WidgetItem = ItemBase & { type: 'widget'; widget: WidgetNode; copy_text?: string };
export type GeneratedImageItem = ItemBase & { type: 'generated_image'; image?: { id: string; url: string } };
export type StructuredInputItem = ItemBase & {
  type: 'structured_input';
  status: 'pending' | 'answered' | 'skipped';
  inputs: StructuredInput[];
};
export type WorkflowItem = ItemBase & { type: 'workflow'; workflow: Workflow };
export type TaskItem = ItemBase & { type: 'task'; task: Task };
export type EndOfTurnItem = ItemBase & { type: 'end_of_turn' };
/** Never on the wire (§4.2); a leaked one is not rendered. */
export type HiddenContextItem = ItemBase & { type: 'hidden_context_item'; content: unknown };
export type SdkHiddenContextItem = ItemBase & { type: 'sdk_hidden_context'; content: string };

/** Protocol §4.2. */
export type ThreadItem =
  | UserMessageItem
  | AssistantMessageItem
  | ClientToolCallItem
  | WidgetItem
  | GeneratedImageItem
  | StructuredInputItem
  | WorkflowItem
  | TaskItem
  | EndOfTurnItem
  | HiddenContextItem
  | SdkHiddenContextItem;

/** Protocol §3.2. */
export type ThreadItemUpdate =
  | { type: 'assistant_message.content_part.added'; content_index: number; content: OutputText }
  | { type: 'assistant_message.content_part.text_delta'; content_index: number; delta: string }
  | { type: 'assistant_message.content_part.annotation_added'; content_index: number; annotation_index: number; annotation: Annotation }
  | { type: 'assistant_message.content_part.done'; content_index: number; content: OutputText }
  | { type: 'widget.root.updated'; widget: WidgetNode }
  | { type: 'widget.component.updated'; component_id: string; component: WidgetNode }
  | { type: 'widget.streaming_text.value_delta'; component_id: string; delta: string; done: boolean }
  | { type: 'workflow.task.added'; task_index: number; task: Task }
  | { type: 'workflow.task.updated'; task_index: number; task: Task }
  | { type: 'generated_image.updated'; image: { id: string; url: string }; progress?: number };

/** Protocol §3.1. The set is open: readers ignore types that they do not know. */
export type ThreadStreamEvent =
  | { type: 'thread.created'; thread: Thread }
  | { type: 'thread.updated'; thread: Thread }
  | { type: 'thread.item.added'; item: ThreadItem }
  | { type: 'thread.item.updated'; item_id: string; update: ThreadItemUpdate }
  | { type: 'thread.item.done'; item: ThreadItem }
  | { type: 'thread.item.removed'; item_id: string }
  | { type: 'thread.item.replaced'; item: ThreadItem }
  | { type: 'stream_options'; stream_options: { allow_cancel: boolean } }
  | { type: 'progress_update'; text: string; icon?: string }
  | { type: 'client_effect'; name: string; data: Record<string, unknown> }
  | { type: 'error'; code: string; message?: string; allow_retry: boolean }
  /** `code`: of notices that main gives in place of a server (`queuedNoticeCode`). */
  | { type: 'notice'; level: 'info' | 'warning' | 'danger'; message: string; title?: string; code?: string };

export const hiddenItemTypes: readonly string[] = ['hidden_context_item', 'sdk_hidden_context'];

/** The 16 request types (§1.1) with their answer kind. */
export const requestKinds = {
  'threads.create': 'stream',
  'threads.add_user_message': 'stream',
  'threads.add_client_tool_output': 'stream',
  'threads.add_structured_input': 'stream',
  'threads.retry_after_item': 'stream',
  'threads.custom_action': 'stream',
  'threads.sync_custom_action': 'json',
  'threads.get_by_id': 'json',
  'threads.list': 'json',
  'threads.update': 'json',
  'threads.delete': 'json',
  'items.list': 'json',
  'items.feedback': 'json',
  'attachments.create': 'json',
  'attachments.delete': 'json',
  'input.transcribe': 'json',
} as const;

export type RequestType = keyof typeof requestKinds;

import { z } from 'zod';
import type { RequestType, UserContent } from '../../../shared/chatkit/types.ts';

const id = z.string().min(1).max(512);

/** Null-valued optional fields are absent on our wire (protocol §1.7); free-form values keep their nulls. */
function optional<T extends z.ZodType>(
  schema: T,
): z.ZodOptional<z.ZodPipe<z.ZodNullable<T>, z.ZodTransform<z.output<T> | undefined, z.output<T> | null>>> {
  return schema
    .nullable()
    .transform((value) => value ?? undefined)
    .optional();
}

const text = z.object({ type: z.literal('input_text'), text: z.string() });
const tag = z
  .object({
    type: z.literal('input_tag'),
    id: z.string(),
    text: z.string(),
    data: z.record(z.string(), z.unknown()),
    group: optional(z.string()),
    interactive: z.boolean().default(false),
  })
  .transform(({ group, ...rest }): UserContent => ({ ...rest, ...(group !== undefined && { group }) }));

const inferenceOptions = z
  .object({ model: optional(z.string()), tool_choice: optional(z.object({ id: z.string() })) })
  .transform(({ model, tool_choice }) => ({ ...(model !== undefined && { model }), ...(tool_choice !== undefined && { tool_choice }) }));

/** Protocol §2: `attachments`, `inference_options` and the `data` of tags are required, `interactive` is not nullable. */
export const userInputSchema = z.object({
  content: z.array(z.union([text, tag])),
  attachments: z.array(id),
  quoted_text: optional(z.string()),
  inference_options: inferenceOptions,
});

/** A person's message, checked and without nulls. */
export type CheckedInput = z.output<typeof userInputSchema>;

const defaultLimit = 20;
/** No bound is part of the protocol and clients ask for 9999; this one only keeps the number an integer for SQLite. */
const largestLimit = 1_000_000;

const page = {
  limit: z
    .int()
    .min(0)
    .nullish()
    .transform((limit) => Math.min(limit ?? 0, largestLimit) || defaultLimit),
  order: z.enum(['asc', 'desc']).default('desc'),
  after: optional(id),
};

/** Longer titles are no titles, and every list would carry them. */
const maxTitleLength = 1_000;

const maxFileNameLength = 1_000;

/** Keys other than type and payload say how the client draws the action, not what it is (protocol §2.5). */
const action = z.object({
  thread_id: id,
  item_id: optional(id),
  action: z.object({ type: z.string(), payload: z.unknown().default(null) }),
});

const answer = z.object({ values: z.array(z.string()).default([]), skipped: z.boolean().default(false) });

/** JSON knows no `undefined`: a result that is missing was dropped by the client (protocol §2.3). */
const required = z.unknown().refine((value) => value !== undefined, 'is missing; send null where there is none');

/** All operations, by request type (protocol §1.1). */
export const paramSchemas = {
  'threads.create': z.object({ input: userInputSchema }),
  'threads.add_user_message': z.object({ thread_id: id, input: userInputSchema }),
  'threads.add_client_tool_output': z.object({ thread_id: id, result: required }),
  'threads.add_structured_input': z.object({
    thread_id: id,
    item_id: id,
    input: z.object({ status: z.enum(['answered', 'skipped']).default('answered'), answers: z.record(z.string(), answer).default({}) }),
  }),
  'threads.custom_action': action,
  'threads.sync_custom_action': action,
  'threads.retry_after_item': z.object({ thread_id: id, item_id: id }),
  'threads.get_by_id': z.object({ thread_id: id }),
  'threads.list': z.object(page),
  'threads.update': z.object({ thread_id: id, title: z.string().max(maxTitleLength) }),
  'threads.delete': z.object({ thread_id: id }),
  'items.list': z.object({ thread_id: id, ...page }),
  'items.feedback': z.object({ thread_id: id, item_ids: z.array(id), kind: z.enum(['positive', 'negative']) }),
  'attachments.create': z.object({
    name: z.string().min(1).max(maxFileNameLength),
    size: z.int().min(0),
    mime_type: z
      .string()
      .max(255)
      .regex(/^$|^[\w.+!#$&^-]+\/[\w.+!#$&^-]+ *(;|$)/, 'is no media type'),
  }),
  'attachments.delete': z.object({ attachment_id: id }),
  'input.transcribe': z.object({ audio_base64: z.string(), mime_type: z.string() }),
} as const satisfies Record<RequestType, z.ZodType>;

export type Params<T extends RequestType> = z.output<(typeof paramSchemas)[T]>;

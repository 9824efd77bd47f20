import { z } from 'zod';
import type { UserContent } from '../../../shared/chatkit/types.ts';

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

/** The operations of this server, by request type. */
export const paramSchemas = {
  'threads.create': z.object({ input: userInputSchema }),
  'threads.add_user_message': z.object({ thread_id: id, input: userInputSchema }),
  'threads.retry_after_item': z.object({ thread_id: id, item_id: id }),
  'threads.get_by_id': z.object({ thread_id: id }),
  'threads.list': z.object(page),
  'threads.update': z.object({ thread_id: id, title: z.string().max(maxTitleLength) }),
  'threads.delete': z.object({ thread_id: id }),
  'items.list': z.object({ thread_id: id, ...page }),
} as const;

export type SupportedType = keyof typeof paramSchemas;
export type Params<T extends SupportedType> = z.output<(typeof paramSchemas)[T]>;

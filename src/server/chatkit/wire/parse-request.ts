import { z } from 'zod';
import type { RequestType } from '../../../shared/chatkit/types.ts';
import { RequestProblem } from '../../http-error.ts';
import { paramSchemas, type Params } from './request-schemas.ts';

/** A request with checked parameters. */
export type CheckedRequest = { [T in RequestType]: { type: T; params: Params<T>; metadata: Metadata } }[RequestType];

/** Beside the parameters, for integrations (protocol §1.2). Only what this server reads of it. */
export interface Metadata {
  /** The message that this one takes the place of, with everything after it. */
  replaces_item_id?: string | undefined;
  /** What the client calls the message: sent twice under one id, it is one message. */
  client_message_id?: string | undefined;
}

/** `null` is not one of the forms of `metadata` (protocol §1.2). */
const envelopeSchema = z.object({
  type: z.string(),
  params: z.record(z.string(), z.unknown()),
  metadata: z.looseObject({ replaces_item_id: z.string().optional(), client_message_id: z.string().min(1).max(200).optional() }).default({}),
});

/**
 * Reads a request body (protocol §1.2). Unknown keys are ignored at every level.
 * @throws {RequestProblem} 400 for a body that is no request.
 */
export function parseRequest(body: string): CheckedRequest {
  const json = parseJson(body);
  const type = (json as { type?: unknown } | null)?.type;
  if (!isRequestType(type)) {
    const named = typeof type === 'string' ? `“${type.slice(0, 80)}” is not one` : 'This body has none';
    throw new RequestProblem(400, 'request.unknown_type', `A request names its operation in "type". ${named}.`);
  }
  const { params, metadata } = check(envelopeSchema, json, []);
  // The schema found under a type is that type's schema; the compiler cannot follow the pair through the lookup.
  return { type, params: check<unknown>(paramSchemas[type], params, ['params']), metadata } as CheckedRequest;
}

function isRequestType(type: unknown): type is RequestType {
  return typeof type === 'string' && Object.hasOwn(paramSchemas, type);
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new RequestProblem(400, 'request.not_json', 'The body cannot be read as JSON.');
  }
}

function check<T>(schema: z.ZodType<T>, value: unknown, at: string[]): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const where = [...at, ...(issue?.path ?? [])].map(String).join('.') || 'The body';
  throw new RequestProblem(400, 'request.invalid', `${where}: ${issue?.message ?? 'not what was expected'}.`);
}

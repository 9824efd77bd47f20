import { z } from 'zod';
import { requestKinds } from '../../../shared/chatkit/types.ts';
import { RequestProblem } from '../../http-error.ts';
import { paramSchemas, type Params, type SupportedType } from './request-schemas.ts';

/** A request this server can carry out, with checked parameters. */
export type CheckedRequest = { [T in SupportedType]: { type: T; params: Params<T> } }[SupportedType];

/** `metadata` is for integrations and only checked for its form; `null` is not one of its forms (protocol §1.2). */
const envelopeSchema = z.object({
  type: z.string(),
  params: z.record(z.string(), z.unknown()),
  metadata: z.record(z.string(), z.unknown()).optional(),
});

/**
 * Reads a request body (protocol §1.2). Unknown keys are ignored at every level.
 * @throws {RequestProblem} 400 for a body that is no request, 501 for the operations that are not built yet.
 */
export function parseRequest(body: string): CheckedRequest {
  const json = parseJson(body);
  const type = (json as { type?: unknown } | null)?.type;
  if (typeof type !== 'string' || !Object.hasOwn(requestKinds, type)) {
    const named = typeof type === 'string' ? `“${type.slice(0, 80)}” is not one` : 'This body has none';
    throw new RequestProblem(400, 'request.unknown_type', `A request names its operation in "type". ${named}.`);
  }
  if (!isSupported(type)) {
    throw new RequestProblem(501, 'request.not_implemented', `This server does not offer “${type}” yet.`);
  }
  const { params } = check(envelopeSchema, json, []);
  // The schema found under a type is that type's schema; the compiler cannot follow the pair through the lookup.
  return { type, params: check<unknown>(paramSchemas[type], params, ['params']) } as CheckedRequest;
}

function isSupported(type: string): type is SupportedType {
  return Object.hasOwn(paramSchemas, type);
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

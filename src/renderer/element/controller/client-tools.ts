import type { ChatKitOptions } from '@openai/chatkit';
import type { ClientToolCallItem } from '../../../shared/chatkit/types.ts';
import { toError } from './session-state.ts';

/** Runs a client tool. Never rejects: whatever happens, the server gets an answer it can store (§5.3). */
export type ToolRunner = (call: ClientToolCallItem) => Promise<unknown>;

export interface ToolRunnerDeps {
  options: () => ChatKitOptions;
  /** Told of a callback that is missing or fails. */
  failed: (error: Error) => void;
}

/**
 * Client tools by the page's `onClientTool`. A failure goes to the server as `{error}`, so that the assistant can say
 * so; no result goes as `{}`; a result that JSON cannot carry is a failure.
 */
export function createToolRunner({ options, failed }: ToolRunnerDeps): ToolRunner {
  return async ({ name, arguments: params }) => {
    try {
      const api = options();
      if (api.onClientTool === undefined) throw new Error(`This page has no client tools: "${name}" can't run here.`);
      return asJson(await api.onClientTool({ name, params }), name);
    } catch (cause) {
      const error = toError(cause);
      failed(error);
      return { error: error.message };
    }
  };
}

/** @throws TypeError for a cycle, a bigint or a function. */
function asJson(value: unknown, name: string): unknown {
  if (value === undefined) return {};
  try {
    // What has no JSON at all comes out as `undefined`, which does not parse.
    return JSON.parse(JSON.stringify(value));
  } catch (cause) {
    throw new TypeError(`The result of the client tool "${name}" can't be sent as JSON.`, { cause });
  }
}

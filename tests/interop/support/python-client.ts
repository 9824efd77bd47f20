import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { python } from './fastapi.ts';

/** JSON whose shape each test knows. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- read as the test expects it
export type Parsed = any;

/** What the SDK's types made of an answer (see `python/client.py`). */
export interface PythonAnswer {
  status?: number;
  value?: Parsed;
  dropped?: string[];
  events?: { value: Parsed; dropped: string[] }[];
  error?: unknown;
  /** Why the types did not take the request or the answer. */
  refused?: string;
}

export interface PythonClient {
  ask(type: string, params: unknown): Promise<PythonAnswer>;
  stop(): void;
}

/** A client that reads every answer with the pydantic types of the official SDK. */
export function startPythonClient(chatUrl: string, token: string): PythonClient {
  const child = spawn(python(), [join(import.meta.dirname, '..', 'python', 'client.py'), chatUrl, token], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask(type, params) {
      child.stdin.write(`${JSON.stringify({ type, params })}\n`);
      const { value, done } = await lines.next();
      if (done === true) throw new Error('The Python client ended.');
      return JSON.parse(value) as PythonAnswer;
    },
    stop: () => void child.stdin.end(),
  };
}

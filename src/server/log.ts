/** Structured log line for the operator. Values are codes, counts and hosts; never tokens, cookies, texts or e-mails. */
export interface ServerLog {
  warn(event: string, fields?: Record<string, string | number | boolean | undefined>): void;
  error(event: string, fields?: Record<string, string | number | boolean | undefined>): void;
}

/** Writes one JSON object per line. */
export function createLineLog(write: (line: string) => void, now: () => number): ServerLog {
  const line = (level: 'warn' | 'error'): ServerLog['warn'] => {
    return (event, fields) => write(`${JSON.stringify({ time: new Date(now()).toISOString(), level, event, ...fields })}\n`);
  };
  return { warn: line('warn'), error: line('error') };
}

/** Reduces a thrown value to what may be logged: class, code and where. Its message may quote what people wrote. */
export function describeFault(error: unknown): { name: string; code?: string; at?: string } {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code } = error as { code?: unknown };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    ...(typeof code === 'string' && { code }),
    ...(frames.length > 0 && {
      at: frames
        .slice(0, 4)
        .map((frame) => frame.trim())
        .join(' < '),
    }),
  };
}

/** What the log may hold of a fault of our own: its kind and the two innermost places, not the message, which may repeat an input. */
export function faultDetails(error: unknown): { reason: string; at: string | undefined } {
  if (!(error instanceof Error)) return { reason: typeof error, at: undefined };
  const places = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return { reason: error.name, at: places?.slice(0, 2).map((line) => line.trim()).join(' ') };
}

/** For the log: the system's code (`ECONNREFUSED`) or the class of an unexpected error, never its text. */
export function causeName(error: unknown): string | undefined {
  let cause = error;
  while (cause instanceof Error && cause.cause !== undefined) cause = cause.cause;
  if (!(cause instanceof Error)) return undefined;
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
}

/** Every refusal of this server has this form (protocol §1.6). `message` is a sentence; `code` is stable. */
export function errorResponse(status: number, code: string, message: string, headers: Record<string, string> = {}): Response {
  return Response.json({ error: { message, code } }, { status, headers: { 'Cache-Control': 'no-store', ...headers } });
}

/** A request that is refused before any work is done; becomes an `errorResponse`. */
export class RequestProblem extends Error {
  override readonly name = 'RequestProblem';
  readonly status: 400 | 404 | 405 | 413 | 415 | 501;
  readonly code: string;

  constructor(status: 400 | 404 | 405 | 413 | 415 | 501, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

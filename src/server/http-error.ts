import { english, inWords, type Saying, type ServerTexts } from './server-texts.ts';

/** Every refusal of this server has this form (protocol §1.6). `message` is a sentence; `code` is stable. */
export function errorResponse(status: number, code: string, message: string, headers: Record<string, string> = {}): Response {
  return Response.json({ error: { message, code } }, { status, headers: { 'Cache-Control': 'no-store', ...headers } });
}

/** 409: what is asked for has been done in another way already; 502: a model provider failed. */
export type RefusalStatus = 400 | 404 | 405 | 409 | 413 | 415 | 501 | 502;

/** A request that is refused before any work is done; becomes an `errorResponse`. `message` is the English of it. */
export class RequestProblem extends Error {
  override readonly name = 'RequestProblem';
  readonly status: RefusalStatus;
  readonly code: string;
  readonly #says: Saying;

  constructor(status: RefusalStatus, code: string, says: Saying) {
    super(inWords(says, english));
    this.status = status;
    this.code = code;
    this.#says = says;
  }

  /** For whoever reads these. */
  in(texts: ServerTexts): string {
    return inWords(this.#says, texts);
  }
}

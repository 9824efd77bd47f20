/** A checked request of a page, its body read. */
export interface PageRequest {
  headers: Headers;
  body: Uint8Array<ArrayBuffer>;
  /** Aborted when the page stops waiting, where the host can tell. */
  signal: AbortSignal;
  owner?: object;
}

/** Rejects or throws with a LatchkeyError for what cannot be meant. */
export type Answering = (request: PageRequest) => Promise<Response> | Response;

/** What a widget node carries under `onClickAction` and kin (protocol §5.4). Hand-written widgets leave out what is default. */
export interface ActionConfig {
  type: string;
  payload?: unknown;
  /** `client`: the page around handles it and nothing is sent. Default `server`. */
  handler?: 'server' | 'client';
  /** What shows that it runs; `auto` goes by the control that fired it. */
  loadingBehavior?: 'auto' | 'none' | 'self' | 'container';
  /** False: one answer instead of a response stream, allowed while another one runs. Default true. */
  streaming?: boolean;
}

/** The part of an action that travels; the server ignores the rest (§2.5). */
export function wireAction({ type, payload }: ActionConfig): { type: string; payload?: unknown } {
  return payload === undefined ? { type } : { type, payload };
}

import { builtInParameter, type ChatPageSettings } from '../../shared/chat-page.ts';

const bare: ChatPageSettings = { uploads: 'none', streamUploads: false, options: {} };

/** What main says about the connection, from this page's own document; a page served by something else has none. */
export function readPageSettings(document: Document): ChatPageSettings {
  const text = document.querySelector<HTMLMetaElement>('meta[name="chat-settings"]')?.content ?? '';
  try {
    return JSON.parse(text) as ChatPageSettings;
  } catch {
    return bare;
  }
}

/**
 * Why the hosted element is not used although the connection asks for it.
 * - `blocked`: its script could not be loaded
 * - `late`: it did not get ready in time
 * - `refused`: it reported an error of its own, the host check among them
 */
export type HostedFailure = 'blocked' | 'late' | 'refused';

export interface BuiltInReason {
  failure: HostedFailure;
  /** The hosted element's own words. */
  detail: string;
}

const detailParameter = 'detail';
const maxDetailLength = 500;

/** The address of this page without the hosted element, and with the reason for it. */
export function builtInAddress(failure: HostedFailure, detail: string): string {
  return `/?${new URLSearchParams({ [builtInParameter]: failure, [detailParameter]: detail.slice(0, maxDetailLength) }).toString()}`;
}

/** @param search the query of this page's address. */
export function readBuiltInReason(search: string): BuiltInReason | undefined {
  const parameters = new URLSearchParams(search);
  const failure = parameters.get(builtInParameter);
  if (failure !== 'blocked' && failure !== 'late' && failure !== 'refused') return undefined;
  return { failure, detail: (parameters.get(detailParameter) ?? '').slice(0, maxDetailLength) };
}

import { pageHeader } from '../../../shared/desktop-api.ts';
import type { ArchiveJob } from '../../../shared/history.ts';
import type { Said } from '../../../shared/texts/told.ts';


/** How it ended, as main says it or, where it could not, this page. */
export interface ImportOutcome {
  ok: boolean;
  message: string;
  said?: Said | undefined;
}

const ours = (key: 'noAnswer' | 'importCancelled' | 'fileGone'): { message: string; said: Said } => ({ message: '', said: { key: `archive.${key}`, args: [] } });

/** Sends a chosen file to main and words what came of it; `ok`: nothing is amiss. Never rejects. @param signal gives up while the file is on its way */
export async function importFile(file: Blob, send: (url: string, init: RequestInit) => Promise<Response>, signal?: AbortSignal): Promise<ImportOutcome> {
  try {
    const response = await send('/archive/import', { method: 'POST', headers: { [pageHeader]: 'shell', 'content-type': 'application/octet-stream' }, body: file, ...(signal && { signal }) });
    const answer = (await response.json()) as Partial<ArchiveJob> & { error?: { message?: string; said?: Said } };
    if (!response.ok) return { ok: false, ...(answer.error?.message === undefined ? ours('noAnswer') : { message: answer.error.message, said: answer.error.said }) };
    return { ok: answer.state === 'done' || answer.state === 'cancelled', ...(answer.message === undefined ? ours('noAnswer') : { message: answer.message, said: answer.said }) };
  } catch {
    if (signal?.aborted === true) return { ok: true, ...ours('importCancelled') };
    return { ok: false, ...ours('fileGone') };
  }
}

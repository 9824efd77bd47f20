import { pageHeader } from '../../../shared/desktop-api.ts';
import type { ArchiveJob } from '../../../shared/history.ts';

export type ImportOutcome = { ok: true; message: string } | { ok: false; message: string };

const unreadable = 'Latchkey gave no answer that could be read. Try again.';

/** Sends a chosen file to main and words what came of it; `ok`: nothing is amiss. Never rejects. @param signal gives up while the file is on its way */
export async function importFile(file: Blob, send: (url: string, init: RequestInit) => Promise<Response>, signal?: AbortSignal): Promise<ImportOutcome> {
  try {
    const response = await send('/archive/import', { method: 'POST', headers: { [pageHeader]: 'shell', 'content-type': 'application/octet-stream' }, body: file, ...(signal && { signal }) });
    const answer = (await response.json()) as Partial<ArchiveJob> & { error?: { message?: string } };
    if (!response.ok) return { ok: false, message: answer.error?.message ?? unreadable };
    return { ok: answer.state === 'done' || answer.state === 'cancelled', message: answer.message ?? unreadable };
  } catch {
    if (signal?.aborted === true) return { ok: true, message: 'Cancelled. Nothing was imported.' };
    return { ok: false, message: 'The file could not be read. It may have been moved or changed; choose it again.' };
  }
}

import { pageHeader } from '../../../shared/desktop-api.ts';
import type { ArchiveJob } from '../../../shared/history.ts';

export type ImportOutcome = { ok: true; message: string } | { ok: false; message: string };

const unreadable = 'Latchkey gave no answer that could be read. Try again.';

/** Sends a chosen file to main and words what came of it. Never rejects. */
export async function importFile(file: Blob, send: (url: string, init: RequestInit) => Promise<Response>): Promise<ImportOutcome> {
  try {
    const response = await send('/archive/import', { method: 'POST', headers: { [pageHeader]: 'shell', 'content-type': 'application/octet-stream' }, body: file });
    const answer = (await response.json()) as Partial<ArchiveJob> & { error?: { message?: string } };
    if (!response.ok) return { ok: false, message: answer.error?.message ?? unreadable };
    return { ok: answer.state === 'done', message: answer.message ?? unreadable };
  } catch {
    return { ok: false, message: 'The file could not be read. It may have been moved or changed; choose it again.' };
  }
}

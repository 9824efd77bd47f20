import { LatchkeyError } from '../../shared/errors.ts';
import { say } from '../../shared/texts/say.ts';
import type { HistoryStore } from '../history-store.ts';
import { jsonAnswer } from '../http-answers.ts';
import type { Answering } from '../page-request.ts';

/** Longest draft that is kept, in characters of its JSON. */
export const maxDraftLength = 1_048_576;
const maxIdLength = 512;

/** Addresses of files as the page knows them are routes of this run; what is kept is what the backend called them. */
export interface FileAddresses {
  /** `undefined`: none of our routes. */
  addressOf(route: string): string | undefined;
  routeOf(address: string): string;
}

export interface DraftRoutesDeps {
  /** Resolves once it is known whether there is one. */
  store(): Promise<HistoryStore | undefined> | HistoryStore | undefined;
  /** Names whoever is signed in, and tells nothing about them; `undefined`: nobody. */
  owner(): string | undefined;
  files?: FileAddresses;
}

type Fields = Record<string, unknown>;

/**
 * Drafts of the chat page, kept with the history.
 * - `/drafts/read` `{}` → `{drafts: {[threadId, '' for the new thread]: draft}, owner}`; `owner` null: there is nowhere to keep any now
 * - `/drafts/write` `{owner, threadId: string|null, draft: object|null}` → 204. `request.denied` when somebody else is signed
 *   in by now, `request.too_large`, `history.unavailable`, `history.read_only`.
 */
export function createDraftRoutes({ store, owner, files }: DraftRoutesDeps): Readonly<Record<'/drafts/read' | '/drafts/write', Answering>> {
  async function open(): Promise<{ history: HistoryStore; name: string } | undefined> {
    const before = owner();
    const history = await store();
    const name = owner();
    return history === undefined || name === undefined || name !== before ? undefined : { history, name };
  }

  return {
    '/drafts/read': async () => {
      const opened = await open();
      if (opened === undefined) return jsonAnswer({ drafts: {}, owner: null });
      const kept = Object.entries(await opened.history.drafts.all()).flatMap(([threadId, text]) => {
        const draft = parse(text);
        return draft === undefined ? [] : [[threadId, withPreviews(draft, (address) => files?.routeOf(address))] as const];
      });
      return jsonAnswer({ drafts: Object.fromEntries(kept), owner: opened.name });
    },
    '/drafts/write': async ({ body }) => {
      const { owner: given, threadId, draft } = parse(new TextDecoder().decode(body)) ?? {};
      const isThread = threadId === null || (typeof threadId === 'string' && threadId !== '' && threadId.length <= maxIdLength);
      const fields = record(draft);
      if (typeof given !== 'string' || !isThread || (draft !== null && fields === undefined)) throw malformed();
      const text = fields === undefined ? undefined : JSON.stringify(withPreviews(fields, (route) => files?.addressOf(route)));
      if (text !== undefined && text.length > maxDraftLength) throw new LatchkeyError('request.too_large', say('requests', 'draftTooLong'));
      const opened = await open();
      if (opened === undefined) throw new LatchkeyError('history.unavailable', say('requests', 'draftNobody'));
      if (opened.name !== given) throw new LatchkeyError('request.denied', say('requests', 'draftOther'));
      const { drafts, outbox } = opened.history;
      await drafts.put(threadId === null ? '' : await outbox.serverThread(threadId), text);
      return new Response(null, { status: 204 });
    },
  };
}

/**
 * The draft with the addresses of its pictures changed. One that does not change is left out: it is not the backend's, and
 * must not become an address that main loads from.
 */
function withPreviews(draft: Fields, change: (address: string) => string | undefined): Fields {
  const { attachments } = draft;
  if (!Array.isArray(attachments)) return draft;
  const changed = attachments.flatMap((value) => {
    const attachment = record(value);
    if (attachment === undefined) return [];
    const { id, name, mime_type: mimeType, type, preview_url: preview } = attachment;
    const kept = { id, name, mime_type: mimeType, type };
    if (preview === undefined) return [kept];
    return [{ ...kept, preview_url: (typeof preview === 'string' && preview !== '' ? change(preview) : undefined) ?? '' }];
  });
  return { ...draft, attachments: changed };
}

function parse(text: string): Fields | undefined {
  try {
    return record(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function record(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

function malformed(): LatchkeyError {
  return new LatchkeyError('request.invalid', say('requests', 'incomplete'));
}

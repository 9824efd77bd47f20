import type { SavedDraft, SavedDrafts } from '../element/controller/composer/saved-drafts.ts';
import type { PageFetch } from './streams.ts';

/** Typing rests for so long before it is written down, ms. */
export const writeAfterMs = 300;
/** Between two attempts while main cannot keep drafts yet, ms; doubles up to the longest. */
const firstRetryMs = 1_000;
const longestRetryMs = 10_000;

/** Longest body that a browser sends for a page that goes away, in bytes (Fetch standard: 64 KiB for all of them). */
const maxKeepaliveBytes = 60_000;

export interface KeptDraftsDeps {
  /** The page's fetch, to the gateway. */
  fetch: PageFetch;
  /** Runs once after ms. @returns the undo */
  delay: (ms: number, run: () => void) => () => void;
  /** Tells when the page goes away (`pagehide`) and when a person turns to it (`focus`). */
  page: Pick<EventTarget, 'addEventListener'>;
}

type Drafts = Map<string, SavedDraft>;

const keyOf = (threadId: string | null): string => threadId ?? '';

/**
 * Drafts that main keeps: they outlive the page, a crash and a restart. Read once when the page begins and again when a person
 * comes back to this window, since another one may have written meanwhile; whoever writes last has the say.
 */
export function createKeptDrafts({ fetch, delay, page }: KeptDraftsDeps): SavedDrafts {
  const listeners = new Set<() => void>();
  const pending = new Map<string, SavedDraft | undefined>();
  let known: Drafts = new Map();
  let owner: string | undefined;
  let wait: (() => void) | undefined;
  let sending = false;
  let starting = false;
  let retryMs = firstRetryMs;

  function post(path: string, body: string, keepalive = false): Promise<Response> {
    return fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body, ...(keepalive ? { keepalive } : {}) });
  }

  function later(run: () => void): void {
    wait?.();
    wait = delay(retryMs, run);
    retryMs = Math.min(retryMs * 2, longestRetryMs);
  }

  async function load(): Promise<boolean> {
    try {
      const response = await post('/drafts/read', '{}');
      const answer = response.ok ? parseAnswer(await response.json()) : undefined;
      if (answer === undefined) return false;
      // What was written while this was on its way is newer.
      if (owner === undefined || (pending.size === 0 && !sending)) known = answer.drafts;
      ({ owner } = answer);
      for (const listener of [...listeners]) listener();
      return true;
    } catch {
      return false;
    }
  }

  function start(): void {
    if (starting) return;
    starting = true;
    wait?.();
    wait = undefined;
    void load().then((isLoaded) => {
      starting = false;
      if (isLoaded) retryMs = firstRetryMs;
      else later(start);
    });
  }

  const bodyOf = (key: string, draft: SavedDraft | undefined): string =>
    JSON.stringify({ owner, threadId: key === '' ? null : key, draft: draft ?? null });

  /** @returns false when it may be taken later. */
  async function send(key: string, draft: SavedDraft | undefined): Promise<boolean> {
    try {
      const response = await post('/drafts/write', bodyOf(key, draft));
      await response.body?.cancel();
      return response.ok || response.status < 500;
    } catch {
      return false;
    }
  }

  async function flush(): Promise<void> {
    wait = undefined;
    if (sending) return;
    sending = true;
    let isTaken = true;
    for (const [key, draft] of [...pending]) {
      isTaken = await send(key, draft);
      if (!isTaken) break;
      if (pending.get(key) === draft) pending.delete(key);
    }
    sending = false;
    if (isTaken) retryMs = firstRetryMs;
    if (pending.size === 0) return;
    if (isTaken) soon(writeAfterMs);
    else later(() => void flush());
  }

  function soon(ms: number): void {
    wait?.();
    wait = delay(ms, () => void flush());
  }

  page.addEventListener('pagehide', () => {
    wait?.();
    for (const [key, draft] of pending) {
      post('/drafts/write', bodyOf(key, draft), new TextEncoder().encode(bodyOf(key, draft)).length < maxKeepaliveBytes).catch(() => undefined);
    }
    pending.clear();
  });
  page.addEventListener('focus', () => {
    // Who has just signed in turns to the composer: from here on every word counts.
    if (owner === undefined) start();
    else if (pending.size === 0 && !sending) void load();
  });
  start();

  return {
    read: (threadId) => (pending.has(keyOf(threadId)) ? pending.get(keyOf(threadId)) : known.get(keyOf(threadId))),
    write(threadId, draft) {
      const key = keyOf(threadId);
      pending.set(key, draft);
      if (draft === undefined) known.delete(key);
      else known.set(key, draft);
      // What was sent must not come back after a crash.
      soon(draft === undefined ? 0 : writeAfterMs);
    },
    subscribe(listener) {
      listeners.add(listener);
      if (owner !== undefined) listener();
      return () => listeners.delete(listener);
    },
  };
}

/** @returns `undefined` while there is nowhere to keep drafts. */
function parseAnswer(value: unknown): { owner: string; drafts: Drafts } | undefined {
  const { owner, drafts } = (value ?? {}) as { owner?: unknown; drafts?: unknown };
  if (typeof owner !== 'string') return undefined;
  const known: Drafts = new Map();
  for (const [key, one] of Object.entries(typeof drafts === 'object' && drafts !== null ? drafts : {})) {
    const draft = parseDraft(one);
    if (draft !== undefined) known.set(key, draft);
  }
  return { owner, drafts: known };
}

/** What an older version wrote may lack what this one reads. */
function parseDraft(value: unknown): SavedDraft | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { text, tags, quote, attachments, toolId, modelId } = value as Partial<Record<keyof SavedDraft, unknown>>;
  if (typeof text !== 'string') return undefined;
  return {
    text,
    tags: Array.isArray(tags) ? (tags as SavedDraft['tags']).filter(({ start, end }) => start >= 0 && start < end && end <= text.length) : [],
    quote: typeof quote === 'string' ? quote : '',
    attachments: Array.isArray(attachments) ? (attachments as SavedDraft['attachments']) : [],
    toolId: typeof toolId === 'string' ? toolId : null,
    ...(typeof modelId === 'string' ? { modelId } : {}),
  };
}

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { HistoryStorage } from '../shared/history.ts';
import type { HistoryHost, HistoryOpening, HistoryStore } from './history-store.ts';
import type { Dispose, Log } from './platform.ts';
import type { SecretKeeper } from './secret-keeper.ts';

/** What is open now. */
export interface OpenHistory {
  storage: HistoryStorage;
  store: HistoryStore | undefined;
  salvaged?: { items: number };
}

export interface AccountHistoryDeps {
  host: HistoryHost;
  secrets: SecretKeeper;
  /** Folder of all histories in the profile. */
  folder: string;
  /** Who is signed in, and to what; `undefined`: nobody. */
  account(): string | undefined;
  /** Moves a folder out of the way; false when there was none. */
  keepAside(folder: string): Promise<boolean>;
  /** A folder with those that were moved aside from its place. */
  placesOf(folder: string): Promise<readonly string[]>;
  onChange(open: OpenHistory): void;
  log: Log;
}

/** The history of whoever is signed in: opened with them, closed when they go, never another one's. */
export interface AccountHistory {
  open(): OpenHistory;
  store(): HistoryStore | undefined;
  /** Resolves when the history of the present account is open, or cannot be. */
  ready(): Promise<HistoryStore | undefined>;
  /** Another account may be here, or the keychain may be open by now. */
  update(): void;
  /** Closes the history of the account and destroys it, with its key. */
  erase(account: string): Promise<void>;
  dispose(): Promise<void>;
}

const closed: OpenHistory = { storage: 'closed', store: undefined };

/** A name for files and vault entries that tells nothing of the account. */
export function historyName(account: string): string {
  return createHash('sha256').update(account).digest('hex').slice(0, 32);
}

/** Name of the vault entry with its key. */
export function historyKey(name: string): string {
  return `history:${name}`;
}

export function createAccountHistory(deps: AccountHistoryDeps): AccountHistory {
  const { host, secrets, folder, account, keepAside, onChange, log } = deps;
  let owner: string | undefined;
  let present = closed;
  let listening: Dispose | undefined;
  let working: Promise<void> = Promise.resolve();

  const folderOf = (whose: string): string => join(folder, historyName(whose));
  const keyOf = (whose: string): string => historyKey(historyName(whose));

  function show(next: OpenHistory): void {
    present = next;
    onChange(next);
  }

  function adopt(store: HistoryStore, storage: HistoryStorage, salvaged?: { items: number }): void {
    void listening?.();
    const stops = [
      store.onWritable((writable) => show({ ...present, storage: writable ? storage : 'read_only' })),
      store.onRebuilt((rebuilt) => show({ ...present, salvaged: rebuilt })),
    ];
    listening = () => stops.forEach((stop) => stop());
    show({ storage, store, ...(salvaged && { salvaged }) });
  }

  async function openOnDisk(whose: string): Promise<HistoryOpening | { status: 'keyless'; storage: 'memory' | 'locked' }> {
    const secret = await secrets.obtain(keyOf(whose));
    if (secret.status === 'unavailable') return { status: 'keyless', storage: secret.cause === 'missing' ? 'memory' : 'locked' };
    if (secret.status === 'created' && (await keepAside(folderOf(whose)))) log.warn('history.key_lost');
    return host.open({ folder: folderOf(whose), key: secret.value });
  }

  async function openMemory(): Promise<HistoryStore | undefined> {
    const opening = await host.open({ folder: '', key: undefined });
    return opening.status === 'open' ? opening.store : undefined;
  }

  async function openFor(whose: string): Promise<void> {
    const opening = await openOnDisk(whose);
    if (opening.status === 'open') {
      adopt(opening.store, 'disk', opening.salvaged);
      return;
    }
    log.warn('history.in_memory', { cause: opening.status });
    const storage = opening.status === 'keyless' ? opening.storage : opening.status;
    const store = await openMemory();
    if (store === undefined) show({ storage: 'failed', store });
    else adopt(store, storage);
  }

  /** What could not be kept on disk yet goes along. */
  async function moveToDisk(whose: string): Promise<void> {
    const before = present.store;
    const opening = await openOnDisk(whose);
    if (opening.status !== 'open') return;
    if (before !== undefined) {
      for (const entry of await before.outbox.list()) await opening.store.outbox.add(entry);
      for (const [threadId, draft] of Object.entries(await before.drafts.all())) await opening.store.drafts.put(threadId, draft);
    }
    adopt(opening.store, 'disk', opening.salvaged);
    await before?.close();
  }

  async function closePresent(): Promise<void> {
    const { store } = present;
    void listening?.();
    listening = undefined;
    owner = undefined;
    if (present !== closed) show(closed);
    await store?.close().catch(() => log.warn('history.close_failed'));
  }

  async function follow(): Promise<void> {
    const whose = account();
    try {
      if (whose !== owner) {
        await closePresent();
        owner = whose;
        if (whose !== undefined) await openFor(whose);
      } else if (whose !== undefined && (present.storage === 'locked' || present.storage === 'memory')) {
        await moveToDisk(whose);
      }
    } catch {
      log.error('history.open_failed');
      if (owner !== undefined && present.store === undefined) show({ storage: 'failed', store: undefined });
    }
  }

  function inOrder(work: () => Promise<void>): Promise<void> {
    working = working.then(work, work);
    return working;
  }

  return {
    open: () => present,
    store: () => (owner === account() ? present.store : undefined),
    async ready() {
      await working;
      return owner === account() ? present.store : undefined;
    },
    update: () => void inOrder(follow),
    erase: (whose) =>
      inOrder(async () => {
        if (owner === whose) await closePresent();
        for (const place of await deps.placesOf(folderOf(whose))) await host.erase(place);
        await secrets.forget(keyOf(whose));
      }),
    dispose: () => inOrder(closePresent),
  };
}

/** What a page may keep in its browser, as far as it is used here. */
export type Keeps = Pick<Window, 'localStorage' | 'sessionStorage' | 'indexedDB' | 'caches'>;

/** A store that does not answer must not keep on the screen what is to be forgotten, ms. */
const patienceMs = 1_000;

/**
 * Removes all that a script of this page, such as OpenAI's, has kept for whoever was signed in. Never rejects, and takes a
 * second at most.
 */
export async function forgetStorage(page: Keeps, delay: (ms: number, run: () => void) => () => void): Promise<void> {
  const works: (() => unknown)[] = [
    () => page.localStorage.clear(),
    () => page.sessionStorage.clear(),
    async () => {
      for (const { name } of await page.indexedDB.databases()) if (name !== undefined) page.indexedDB.deleteDatabase(name);
    },
    async () => {
      for (const key of await page.caches.keys()) await page.caches.delete(key);
    },
  ];
  let cancel: (() => void) | undefined;
  const tooLong = new Promise<void>((resolve) => (cancel = delay(patienceMs, resolve)));
  // A browser that lets the page keep nothing throws where it is asked.
  await Promise.race([tooLong, Promise.allSettled(works.map((work) => Promise.resolve().then(work)))]);
  cancel?.();
}

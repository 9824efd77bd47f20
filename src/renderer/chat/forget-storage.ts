/** What a page may keep in its browser, as far as it is used here. */
export type Keeps = Pick<Window, 'localStorage' | 'sessionStorage' | 'indexedDB' | 'caches'>;

/** Removes all that a script of this page, such as OpenAI's, has kept for whoever was signed in. Never rejects. */
export async function forgetStorage(page: Keeps): Promise<void> {
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
  // A browser that lets the page keep nothing throws where it is asked.
  await Promise.allSettled(works.map((work) => Promise.resolve().then(work)));
}

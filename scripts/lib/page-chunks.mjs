/**
 * One file for what pages have in common, and one for what each needs alone at once: each request of a page goes through the
 * main process, which is busy at start. What is loaded on demand is split as the bundler likes.
 * @param {Record<string, string>} pages name → path of the module that the page starts with
 * @returns groups of Rolldown's `codeSplitting`
 */
export function pageChunks(pages) {
  /** @type {Map<string, string> | undefined} module id → chunk */
  let chunks;
  const chunkOf = (id, context) => {
    chunks ??= assign(pages, context);
    return chunks.get(id) ?? null;
  };
  // Of an index that many names are taken from, `$initial` has only what is used at once. A module takes along what it imports,
  // so what pages share goes first.
  return [
    { debugName: base, tags: ['$initial'], priority: 1, name: (id, context) => (chunkOf(id, context) === base ? base : null) },
    { debugName: 'pages', tags: ['$initial'], name: chunkOf },
  ];
}

const base = 'base';

function assign(pages, context) {
  const atOnce = (id) => context.getModuleInfo(id)?.importedIds ?? [];
  const ever = (id) => [...atOnce(id), ...(context.getModuleInfo(id)?.dynamicallyImportedIds ?? [])];
  const entries = Object.values(pages);
  const reach = entries.map((entry) => reachable(entry, ever));
  const chunks = new Map();
  for (const [page, entry] of Object.entries(pages)) {
    for (const id of reachable(entry, atOnce)) {
      // The beginning of a page stays by itself: to import a file is to run it. Styles are the page's alone.
      if (entries.includes(id) || id.endsWith('.css')) continue;
      chunks.set(id, reach.filter((all) => all.has(id)).length > 1 ? base : `${page}-page`);
    }
  }
  return chunks;
}

function reachable(entry, importsOf) {
  const found = new Set([entry]);
  for (const id of found) for (const imported of importsOf(id)) found.add(imported);
  return found;
}

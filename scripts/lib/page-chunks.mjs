/**
 * One file for what all pages need at once, and one for what each needs alone: each request of a page goes through the main
 * process, which is busy at start. What is loaded on demand is split as the bundler likes.
 * @param {Record<string, string>} pages name → path of the module that the page starts with
 * @returns groups of Rolldown's `codeSplitting`
 */
export function pageChunks(pages) {
  /** @type {Map<string, string> | undefined} module id → chunk */
  let chunks;
  const chunkOf = (id, context) => {
    chunks ??= assign(pages, (module) => context.getModuleInfo(module)?.importedIds ?? []);
    return chunks.get(id) ?? null;
  };
  // Of an index that many names are taken from, `$initial` has only what is used at once. A module takes along what it imports,
  // so what all pages share goes first.
  return [
    { debugName: 'base', tags: ['$initial'], priority: 1, name: (id, context) => (chunkOf(id, context) === base ? base : null) },
    { debugName: 'pages', tags: ['$initial'], name: chunkOf },
  ];
}

const base = 'base';

function assign(pages, importsOf) {
  const users = new Map();
  for (const [page, entry] of Object.entries(pages)) {
    for (const id of reachable(entry, importsOf)) users.set(id, [...(users.get(id) ?? []), page]);
    // By itself: what one page has at once another may load on demand, and to import a file is to run it.
    users.delete(entry);
  }
  const all = Object.keys(pages).length;
  return new Map([...users].map(([id, [page, ...others]]) => [id, others.length + 1 === all ? base : `${page}-page`]));
}

/** The modules that a page has before anything is imported on demand. */
function reachable(entry, importsOf) {
  const found = new Set([entry]);
  for (const id of found) for (const imported of importsOf(id)) found.add(imported);
  // Styles are the page's alone, and stay with its beginning.
  return [...found].filter((id) => !id.endsWith('.css'));
}

/** The module that a file of texts is made of: its language, and whether it has the texts of the whole app or of the chat page. */
const textModule = /\/shared\/texts\/(\w+)\/(texts|chat)\.ts$/;

/**
 * Names the files of texts in the pages, each with its language, so that the one in force is fetched beside the page's code and not after
 * it: a round trip through the main process, which is busy at start. Whoever serves a page leaves out the others
 * (`src/main/gateway/html.ts`).
 */
export function textPreloads() {
  return {
    name: 'text-preloads',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle, path }) {
        const kind = path.startsWith('/shell/') ? 'texts' : 'chat';
        return Object.values(bundle ?? {}).flatMap((file) => {
          const [, language, of] = textModule.exec((file.type === 'chunk' && file.facadeModuleId) || '') ?? [];
          if (of !== kind) return [];
          return [{ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `../${file.fileName}`, 'data-language': language }, injectTo: 'head' }];
        });
      },
    },
  };
}

import { thread } from '../chatkit-events.ts';
import { markdownThreads } from './markdown-samples.ts';
import { serveChat } from './serve-chat.ts';

/** `node tests/support/element-harness/run-markdown.ts [port]`: the chat page with Markdown of every kind, to look at. */
let scheme: 'light' | 'dark' = 'light';
const { url } = await serveChat(
  ({ type, params }) => {
    if (type !== 'threads.get_by_id') return Response.json({ data: [], has_more: false });
    const id = String(params['thread_id']);
    return Response.json(thread({ id, title: id, items: { data: markdownThreads[id] ?? [], has_more: false } }));
  },
  {
    port: Number(process.argv[2] ?? 0),
    scheme: () => scheme,
    files: {
      '/scheme/light': () => ((scheme = 'light'), new Response('light')),
      '/scheme/dark': () => ((scheme = 'dark'), new Response('dark')),
    },
  },
);
console.log(`Markdown at ${url}`);

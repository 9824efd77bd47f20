import { readFileSync } from 'node:fs';
import { build } from 'vite';
import { noteInner } from './bundled-packages.mjs';
import { at } from './paths.mjs';

/** Where the document is asked for, on the chat page's origin. */
const address = 'chat/diagram.html';

/**
 * Vite plugin: makes the document that draws diagrams. All of its script is one file, and that is inside the document:
 * it runs in an opaque origin, which can load nothing of ours.
 */
export function diagramPage() {
  let made;
  const page = () => (made ??= makePage());
  return {
    name: 'diagram-page',
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: address, source: await page() });
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (new URL(request.url ?? '/', 'http://localhost').pathname !== `/${address}`) return next();
        page().then((html) => response.setHeader('content-type', 'text/html; charset=utf-8').end(html), next);
      });
    },
  };
}

async function makePage() {
  const result = await build({
    root: at('src/renderer'),
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [withoutElk],
    build: {
      write: false,
      target: 'chrome130',
      minify: true,
      lib: { entry: at('src/renderer/chat/diagram.ts'), formats: ['iife'], name: 'diagram', fileName: 'diagram' },
    },
  });
  const [{ output }] = [result].flat();
  noteInner(output);
  const script = output.find(({ type }) => type === 'chunk').code;
  const read = (path) => readFileSync(at(path), 'utf8');
  return read('src/renderer/chat/diagram.html')
    .replace('/* %TOKENS% */', () => read('src/renderer/styles/tokens.css'))
    .replace('/* %SCRIPT% */', () => inline(script));
}

/** The layout engine ELK is half of the whole script. Without it Mermaid lays out with dagre, as it does in its own small build. */
const withoutElk = {
  name: 'without-elk',
  transform(code, id) {
    return id.includes('mermaid') && code.includes('...elkLayoutLoaders()') ? code.replace('...elkLayoutLoaders()', '') : undefined;
  },
};

/** What would end or comment out a script element stands in strings only, where a backslash changes nothing. */
function inline(script) {
  return script.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--');
}

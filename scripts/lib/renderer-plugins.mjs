import react from '@vitejs/plugin-react';
import { diagramPage } from './diagram-page.mjs';
import { at } from './paths.mjs';
import { textPreloads } from './text-preloads.mjs';

/**
 * Vite plugins of the pages, for the app's build and for whatever else builds a page as it ships. Without `diagrams` the
 * document that draws them is left out, which takes seconds to build.
 */
export function rendererPlugins({ diagrams = true } = {}) {
  return [react(), entitiesAsData(), textPreloads(), ...(diagrams ? [diagramPage()] : [])];
}

/**
 * Markdown's entities (`&amp;`) from a table. The variant for browsers asks an element's `innerHTML`, which the pages'
 * policy forbids: every message with an entity would fail.
 */
function entitiesAsData() {
  const replacement = at('node_modules/decode-named-character-reference/index.js');
  return { name: 'entities-as-data', config: () => ({ resolve: { alias: [{ find: 'decode-named-character-reference', replacement }] } }) };
}

import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { defineConfig } from 'electron-vite';
import { brandPlugin } from './scripts/lib/brand-plugin.mjs';
import { readBranding } from './scripts/lib/branding.mjs';
import { bundledPackages } from './scripts/lib/bundled-packages.mjs';
import { oneByte } from './scripts/lib/one-byte.mjs';
import { pageChunks } from './scripts/lib/page-chunks.mjs';
import { placesOf } from './scripts/lib/places.mjs';
import { rendererPlugins } from './scripts/lib/renderer-plugins.mjs';

const from = (path: string): string => resolve(import.meta.dirname, path);

// `npm run make -- --brand FILE` says by this whose bundles they are, and so where they go.
const branding = readBranding(process.env['LATCHKEY_BRAND']);
const { bundles } = placesOf(branding);

/** Native modules stay outside the bundles; everything else is inside, so that a package ships no node_modules but these. */
const natives = ['electron', 'original-fs', 'libsql', 'keytar'];

/** The package says that its files are ES modules; what is beside this is not. */
const commonJs = (): Plugin => ({
  name: 'common-js',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'package.json', source: '{ "type": "commonjs" }\n' });
  },
});

export default defineConfig({
  main: {
    plugins: [brandPlugin(branding, { page: false }), bundledPackages(bundles, 'main'), commonJs(), oneByte()],
    // Its build for Node makes a `require` of its own, which a bundle that is given one cannot hold; the other has none.
    resolve: { alias: { fflate: 'fflate/browser' } },
    build: {
      outDir: join(bundles, 'main'),
      // 33 is what tests run on (Node 20.18), 45 is what ships.
      target: 'node20.18',
      externalizeDeps: false,
      minify: true,
      sourcemap: false,
      rolldownOptions: {
        external: natives,
        input: {
          boot: from('src/main/boot.electron.ts'),
          index: from('src/main/index.ts'),
          web: from('src/main/web.ts'),
          server: from('src/server/boot.ts'),
          'history-worker': from('src/main/history-worker.ts'),
          'keytar-child': from('src/main/keytar-child.ts'),
        },
        // Node loads ES modules one after the other and a turn of its loop later each; Electron's main process waits for that at start.
        output: { format: 'cjs', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    plugins: [brandPlugin(branding, { page: true }), bundledPackages(bundles, 'preload')],
    build: {
      outDir: join(bundles, 'preload'),
      externalizeDeps: false,
      minify: true,
      rolldownOptions: {
        external: ['electron'],
        input: { index: from('src/preload/index.ts') },
        // A sandboxed preload is CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: from('src/renderer'),
    plugins: [brandPlugin(branding, { page: true }), bundledPackages(bundles, 'renderer'), ...rendererPlugins(), oneByte()],
    build: {
      outDir: join(bundles, 'renderer'),
      target: 'chrome130',
      minify: true,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: {
          shell: from('src/renderer/shell/index.html'),
          chat: from('src/renderer/chat/index.html'),
        },
        output: {
          codeSplitting: { groups: pageChunks({ shell: from('src/renderer/shell/main.tsx'), chat: from('src/renderer/chat/main.tsx') }) },
        },
      },
    },
  },
});

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { stageApp } from '../scripts/lib/stage.mjs';
import type { Benchmark } from './support/benchmark.ts';

const renderer = join(import.meta.dirname, '..', 'out', 'renderer');

/** Scripts that the page loads before it runs: those in its HTML, and what they import at once. */
function firstScripts(page: string): string[] {
  const html = readFileSync(join(renderer, page), 'utf8');
  const found = new Set(
    [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map((match) =>
      posix.join('/', posix.dirname(page), match[1]!).replace(/^\/[^/]+\/assets/, '/assets'),
    ),
  );
  for (const path of found) {
    for (const [, name] of readFileSync(join(renderer, path), 'utf8').matchAll(
      /(?:^|[;}\s])(?:import|export)[^"'()]*?["'](\.{1,2}\/[^"']+\.js)["']/g,
    )) {
      found.add(posix.join(posix.dirname(path), name!));
    }
  }
  return [...found];
}

function folderBytes(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(folder, name)))
    .filter((stat) => stat.isFile())
    .reduce((sum, stat) => sum + stat.size, 0);
}

export const benchmark: Benchmark = {
  names: ['size.chat_frame_kb_compressed', 'size.over_empty_mb'],
  obstacle: async () => (existsSync(renderer) ? undefined : 'the app is not built'),
  async run() {
    const scripts = firstScripts('chat/index.html').map((path) => readFileSync(join(renderer, path)));
    const compressed = scripts.reduce((sum, script) => sum + gzipSync(script, { level: 9 }).length, 0);
    const plain = scripts.reduce((sum, script) => sum + script.length, 0);
    // What is staged is what an installed app has over an Electron without one.
    const added = folderBytes(stageApp('0.0.0'));
    return [
      {
        name: 'size.chat_frame_kb_compressed',
        value: compressed / 1_024,
        unit: 'KiB gzip',
        baseline: plain / 1_024,
        goal: { atMost: 300 },
      },
      { name: 'size.over_empty_mb', value: added / 1_048_576, unit: 'MiB', baseline: 0, goal: { atMost: 25 } },
    ];
  },
};

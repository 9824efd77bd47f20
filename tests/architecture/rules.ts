/** The rules of ARCHITECTURE.md as functions from files to complaints; an empty list is what the tests want. */
import type { Files, Import } from './source-tree.ts';

const maxLines = 250;
const maxMedianLines = 100;

/** Electron only in adapters, the entry and preload, so that everything else runs and is tested in plain Node. */
export function strayElectronImports(imports: readonly Import[]): string[] {
  const allowed = (path: string): boolean =>
    /\.electron\.tsx?$/.test(path) || path === 'src/main/index.ts' || path.startsWith('src/preload/');
  return imports
    .filter(({ from, to }) => (to === 'electron' || to.startsWith('electron/')) && !allowed(from))
    .map(({ from }) => `${from} imports Electron`);
}

/** Who may import whom among the folders of `src`; each may import itself. */
const layers: Readonly<Record<string, readonly string[]>> = {
  shared: [],
  main: ['shared'],
  preload: ['shared'],
  renderer: ['shared'],
  server: ['shared'],
};

export function layerBreaches(imports: readonly Import[]): string[] {
  return imports
    .filter(({ to }) => to.startsWith('src/'))
    .filter(({ from, to }) => {
      const [inner, outer] = [layerOf(from), layerOf(to)];
      return inner !== outer && layers[inner]?.includes(outer) !== true;
    })
    .map(({ from, to }) => `${from} imports ${to}`);
}

/** `src/shared` runs in every process: no Node, no DOM library, nothing that needs a platform. */
export function impureSharedImports(imports: readonly Import[]): string[] {
  return imports
    .filter(({ from, to }) => layerOf(from) === 'shared' && (to.startsWith('node:') || to === 'electron' || to === 'react'))
    .map(({ from, to }) => `${from} imports ${to}`);
}

function layerOf(path: string): string {
  return path.split('/')[1] ?? '';
}

/** Feature folders do not know their siblings; the composition files above them pass functions in. */
export function siblingImports(
  imports: readonly Import[],
  allowed: readonly string[] = ['src/renderer/chat > src/renderer/element'],
): string[] {
  return imports
    .filter(({ from, to }) => {
      const [mine, theirs] = [featureOf(from), featureOf(to)];
      return (
        mine !== undefined &&
        theirs !== undefined &&
        mine !== theirs &&
        parentOf(mine) === parentOf(theirs) &&
        !allowed.includes(`${mine} > ${theirs}`)
      );
    })
    .map(({ from, to }) => `${from} imports ${to}`);
}

function featureOf(path: string): string | undefined {
  // Tokens and resets are for every page.
  if (path.startsWith('src/renderer/styles/')) return undefined;
  return /^src\/(?:main|renderer|server)\/[^/]+(?=\/)/.exec(path)?.[0];
}

function parentOf(feature: string): string {
  return feature.slice(0, feature.lastIndexOf('/'));
}

/** @returns each cycle once, as `a > b > a`. */
export function importCycles(imports: readonly Import[]): string[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const cycles = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const seenAt = trail.indexOf(path);
    if (seenAt !== -1) cycles.add([...trail.slice(seenAt), path].join(' > '));
    if (seenAt !== -1 || done.has(path)) return;
    for (const target of next.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const path of next.keys()) visit(path, []);
  return [...cycles];
}

export function overlongFiles(files: Files): string[] {
  return [...files].filter(([, text]) => lineCount(text) > maxLines).map(([path, text]) => `${path} has ${lineCount(text)} lines`);
}

/** @returns a complaint when half of the files or more have a hundred lines. */
export function overlongMedian(files: Files): string[] {
  const counts = [...files.values()].map(lineCount).sort((a, b) => a - b);
  const median = counts[Math.floor(counts.length / 2)] ?? 0;
  return median >= maxMedianLines ? [`the median file has ${median} lines`] : [];
}

function lineCount(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

/** Paths in code spans of a page that nobody finds: `src/…`, `scripts/…` and the like, or a file name with a known ending. */
export function missingNamedFiles(page: string, files: Files): string[] {
  const paths = [...files.keys()];
  const folders = new Set(paths.flatMap((path) => path.split('/').map((_, index, parts) => parts.slice(0, index).join('/'))));
  const names = [...page.matchAll(/`([\w@.*/-]+)`/g)]
    .map((match) => match[1] ?? '')
    .filter((name) => /^(src|scripts|tests|bench|resources|examples|docs)\//.test(name) || /\.(tsx?|mjs|json|svg)$/.test(name));
  const exists = (name: string): boolean =>
    folders.has(name.replace(/\/$/, '')) || paths.some((path) => path === name || (!name.includes('/') && path.endsWith(`/${name}`)));
  return names.filter((name) => !name.includes('*') && !exists(name)).map((name) => `${name} does not exist`);
}

/** Packages of package.json that no line of the page gives a reason for. */
export function unexplainedDependencies(page: string, packageJson: string): string[] {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(packageJson) as Record<
    string,
    Record<string, string> | undefined
  >;
  const names = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
  return names.filter((name) => !page.includes(`\`${name}\``));
}

/** Lines that only hold on one machine. */
export function machineTraces(files: Files, traces: readonly string[]): string[] {
  return [...files].flatMap(([path, text]) => traces.filter((trace) => text.includes(trace)).map((trace) => `${path} mentions ${trace}`));
}

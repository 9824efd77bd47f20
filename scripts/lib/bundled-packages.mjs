import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Folders of the packages of which something is in a bundle. @param output chunks of a build, as Rolldown gives them */
export function packageFolders(output) {
  const folders = new Set();
  for (const chunk of output)
    for (const [id, { renderedLength }] of Object.entries(chunk.modules ?? {})) {
      const found = /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(id)?.[1];
      if (renderedLength > 0 && found !== undefined) folders.add(found);
    }
  return folders;
}

/** From builds within this one: the document that draws diagrams. */
const inner = new Set();
export function noteInner(output) {
  for (const folder of packageFolders(output)) inner.add(folder);
}

const fileIn = (bundles, part) => join(bundles, '.packages', `${part}.json`);

/** Vite plugin: writes down which packages are in the bundles of one part, for the bill of materials. */
export function bundledPackages(bundles, part) {
  const folders = new Set();
  return {
    name: 'bundled-packages',
    generateBundle(_options, bundle) {
      for (const folder of packageFolders(Object.values(bundle))) folders.add(folder);
    },
    closeBundle() {
      const file = fileIn(bundles, part);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify([...folders, ...(part === 'renderer' ? inner : [])].sort()));
    },
  };
}

/** The packages in a brand's bundles: name, version, licence and folder, each once, in the order of their names. */
export function readBundledPackages(bundles) {
  const folders = ['main', 'preload', 'renderer'].flatMap((part) => (existsSync(fileIn(bundles, part)) ? JSON.parse(readFileSync(fileIn(bundles, part), 'utf8')) : []));
  return describePackages(folders);
}

/** @param folders of packages */
export function describePackages(folders) {
  const found = new Map();
  for (const folder of folders) {
    const file = join(folder, 'package.json');
    if (!existsSync(file)) continue;
    const { name, version, license, homepage } = JSON.parse(readFileSync(file, 'utf8'));
    if (name !== undefined && version !== undefined) found.set(`${name}@${version}`, { name, version, license: typeof license === 'string' ? license : license?.type, homepage, folder });
  }
  return [...found.values()].sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));
}

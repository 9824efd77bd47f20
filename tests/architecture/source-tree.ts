/** Reads the repository for the architecture rules: files by path, and who imports whom. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

export const root = join(import.meta.dirname, '..', '..');

/** Path with forward slashes, relative to the repository, → text. */
export type Files = ReadonlyMap<string, string>;

/** Every file that is or could be committed; ignored ones are left out, and pictures. */
export function readRepository(): Files {
  const output = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8' });
  const paths = output
    .split('\0')
    .filter((path) => path !== '' && !/\.(png|ico|icns|gif|webp)$/.test(path) && existsSync(join(root, path)));
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

/** The TypeScript of the product. */
export function sourceFiles(files: Files): Files {
  return new Map([...files].filter(([path]) => path.startsWith('src/') && /\.tsx?$/.test(path)));
}

export interface Import {
  from: string;
  /** A path in the repository, or a package's name. */
  to: string;
}

/** Static, dynamic and type-only imports alike: a cycle of types is a cycle too. */
export function importsOf(files: Files): Import[] {
  return [...files].flatMap(([from, text]) =>
    ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => ({
      from,
      to: fileName.startsWith('.') ? posix.join(posix.dirname(from), fileName) : fileName,
    })),
  );
}

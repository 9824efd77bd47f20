import { homedir } from 'node:os';
import { describe, expect, test } from 'vitest';
import * as rules from './rules.ts';
import { importsOf, readRepository, root, sourceFiles } from './source-tree.ts';

const repository = readRepository();
const sources = sourceFiles(repository);
const imports = importsOf(sources);
const page = (path: string): string => repository.get(path) ?? '';

describe('the source tree', () => {
  test('has files and imports to judge', () => {
    expect(sources.size).toBeGreaterThan(20);
    expect(imports.length).toBeGreaterThan(20);
  });

  test('imports Electron only in adapters, the entry and preload', () => {
    expect(rules.strayElectronImports(imports)).toEqual([]);
  });

  test('keeps every process to itself and shared code', () => {
    expect(rules.layerBreaches(imports)).toEqual([]);
    expect(rules.impureSharedImports(imports)).toEqual([]);
  });

  test('has no feature folder that imports its sibling', () => {
    expect(rules.siblingImports(imports)).toEqual([]);
  });

  test('has no import cycle', () => {
    expect(rules.importCycles(imports)).toEqual([]);
  });

  test('has no file over 250 lines and a median under 100', () => {
    const written = new Map([...repository].filter(([path]) => /^(src|scripts)\/.*\.(css|mjs|tsx?)$/.test(path)));
    expect(written.size).toBeGreaterThan(sources.size);
    expect(rules.overlongFiles(written)).toEqual([]);
    expect(rules.overlongMedian(sources)).toEqual([]);
  });
});

describe('the pages', () => {
  test.each(['ARCHITECTURE.md', 'CONTRIBUTING.md', 'README.md', 'docs/element.md'])('%s names only files that exist', (name) => {
    expect(page(name)).not.toBe('');
    expect(rules.missingNamedFiles(page(name), repository)).toEqual([]);
  });

  test('CONTRIBUTING.md gives the reason of every dependency', () => {
    expect(rules.unexplainedDependencies(page('CONTRIBUTING.md'), page('package.json'))).toEqual([]);
  });
});

describe('the repository', () => {
  test('holds nothing that is true on one machine only', () => {
    expect(
      rules.machineTraces(repository, [root, `${homedir()}/`, ['https://registry', ''].join('.'), ['"resolved', '"'].join('')]),
    ).toEqual([]);
  });

  test('lets only .ci/run know the prepared test runtime', () => {
    const others = new Map([...repository].filter(([path]) => path !== '.ci/run'));
    expect(rules.machineTraces(others, [['..', 'shared', 'tools'].join('/')])).toEqual([]);
  });
});

describe('the rules', () => {
  const sample = (...edges: [string, string][]): { from: string; to: string }[] => edges.map(([from, to]) => ({ from, to }));

  test('catch Electron outside its places', () => {
    expect(
      rules.strayElectronImports(
        sample(['src/main/net/proxy.ts', 'electron'], ['src/main/net/proxy.electron.ts', 'electron'], ['src/main/index.ts', 'electron']),
      ),
    ).toEqual(['src/main/net/proxy.ts imports Electron']);
  });

  test('catch a process that reaches into another, and shared code that needs Node', () => {
    expect(
      rules.layerBreaches(
        sample(
          ['src/renderer/shell/a.ts', 'src/main/auth/b.ts'],
          ['src/shared/a.ts', 'src/main/b.ts'],
          ['src/main/a.ts', 'src/shared/b.ts'],
        ),
      ),
    ).toHaveLength(2);
    expect(rules.impureSharedImports(sample(['src/shared/a.ts', 'node:fs'], ['src/main/a.ts', 'node:fs']))).toHaveLength(1);
  });

  test('catch sibling features, but let compositions and the chat page through', () => {
    const edges = sample(
      ['src/main/auth/a.ts', 'src/main/gateway/b.ts'],
      ['src/main/compose.ts', 'src/main/gateway/b.ts'],
      ['src/main/auth/a.ts', 'src/main/auth/b.ts'],
      ['src/renderer/chat/a.tsx', 'src/renderer/element/b.ts'],
      ['src/renderer/element/b.ts', 'src/renderer/chat/a.tsx'],
    );
    expect(rules.siblingImports(edges)).toEqual([
      'src/main/auth/a.ts imports src/main/gateway/b.ts',
      'src/renderer/element/b.ts imports src/renderer/chat/a.tsx',
    ]);
  });

  test('catch a cycle of three files, once', () => {
    expect(rules.importCycles(sample(['a', 'b'], ['b', 'c'], ['c', 'a'], ['d', 'a']))).toEqual(['a > b > c > a']);
  });

  test('catch a file of 251 lines and a tree of long files', () => {
    const files = new Map([
      ['long.ts', 'x\n'.repeat(251)],
      ['edge.ts', 'x\n'.repeat(250)],
    ]);
    expect(rules.overlongFiles(files)).toEqual(['long.ts has 251 lines']);
    expect(rules.overlongMedian(files)).toHaveLength(1);
  });

  test('catch a page that names a file which is gone, and a dependency without a reason', () => {
    const files = new Map([['src/main/compose.ts', '']]);
    expect(rules.missingNamedFiles('`src/main/compose.ts`, `compose.ts`, `src/main`, `src/main/gone.ts`, `gone.tsx`', files)).toEqual([
      'src/main/gone.ts does not exist',
      'gone.tsx does not exist',
    ]);
    expect(rules.unexplainedDependencies('| `react` | … |', '{"dependencies":{"react":"1","hono":"1"}}')).toEqual(['hono']);
  });

  test('catch a path of one machine', () => {
    expect(rules.machineTraces(new Map([['a.md', 'see /home/me/notes']]), ['/home/me/'])).toEqual(['a.md mentions /home/me/']);
  });

  test('see dynamic and type-only imports too', () => {
    const files = new Map([
      [
        'src/main/a.ts',
        `import type { B } from './b.ts';\nconst c = await import('./sub/c.ts');\nexport * from '../shared/d.ts';\n// import './not.ts'`,
      ],
    ]);
    expect(importsOf(files).map(({ to }) => to)).toEqual(['src/main/b.ts', 'src/main/sub/c.ts', 'src/shared/d.ts']);
  });
});

import type { LanguageFn } from 'highlight.js';

type Load = () => Promise<{ default: LanguageFn }>;

/** One grammar: its name as people write it, what else it is called in fences, and where it comes from. */
interface Language {
  label: string;
  names: readonly string[];
  load: Load;
}

/** Grammars that are fetched when a block of theirs is shown. The first name is the one highlight.js knows it by. */
const languages: readonly Language[] = [
  { label: 'Bash', names: ['bash', 'sh', 'zsh'], load: () => import('highlight.js/lib/languages/bash') },
  { label: 'C', names: ['c', 'h'], load: () => import('highlight.js/lib/languages/c') },
  { label: 'C++', names: ['cpp', 'c++', 'cc', 'cxx', 'hpp', 'hh'], load: () => import('highlight.js/lib/languages/cpp') },
  { label: 'C#', names: ['csharp', 'cs', 'c#'], load: () => import('highlight.js/lib/languages/csharp') },
  { label: 'Clojure', names: ['clojure', 'clj', 'edn'], load: () => import('highlight.js/lib/languages/clojure') },
  { label: 'CMake', names: ['cmake'], load: () => import('highlight.js/lib/languages/cmake') },
  { label: 'CSS', names: ['css'], load: () => import('highlight.js/lib/languages/css') },
  { label: 'Dart', names: ['dart'], load: () => import('highlight.js/lib/languages/dart') },
  { label: 'Diff', names: ['diff', 'patch'], load: () => import('highlight.js/lib/languages/diff') },
  { label: 'Dockerfile', names: ['dockerfile', 'docker'], load: () => import('highlight.js/lib/languages/dockerfile') },
  { label: 'Elixir', names: ['elixir', 'ex', 'exs'], load: () => import('highlight.js/lib/languages/elixir') },
  { label: 'Erlang', names: ['erlang', 'erl'], load: () => import('highlight.js/lib/languages/erlang') },
  { label: 'F#', names: ['fsharp', 'fs', 'f#'], load: () => import('highlight.js/lib/languages/fsharp') },
  { label: 'Fortran', names: ['fortran', 'f90', 'f95'], load: () => import('highlight.js/lib/languages/fortran') },
  { label: 'Go', names: ['go', 'golang'], load: () => import('highlight.js/lib/languages/go') },
  { label: 'Gradle', names: ['gradle'], load: () => import('highlight.js/lib/languages/gradle') },
  { label: 'GraphQL', names: ['graphql', 'gql'], load: () => import('highlight.js/lib/languages/graphql') },
  { label: 'Groovy', names: ['groovy'], load: () => import('highlight.js/lib/languages/groovy') },
  { label: 'Haskell', names: ['haskell', 'hs'], load: () => import('highlight.js/lib/languages/haskell') },
  { label: 'HTML', names: ['xml', 'html', 'xhtml', 'svg', 'vue', 'svelte', 'rss', 'plist'], load: () => import('highlight.js/lib/languages/xml') },
  { label: 'HTTP', names: ['http', 'https'], load: () => import('highlight.js/lib/languages/http') },
  { label: 'INI', names: ['ini', 'toml', 'conf', 'env', 'dotenv'], load: () => import('highlight.js/lib/languages/ini') },
  { label: 'Java', names: ['java', 'jsp'], load: () => import('highlight.js/lib/languages/java') },
  { label: 'JavaScript', names: ['javascript', 'js', 'jsx', 'mjs', 'cjs', 'node'], load: () => import('highlight.js/lib/languages/javascript') },
  { label: 'JSON', names: ['json', 'json5', 'jsonc', 'jsonl'], load: () => import('highlight.js/lib/languages/json') },
  { label: 'Julia', names: ['julia', 'jl'], load: () => import('highlight.js/lib/languages/julia') },
  { label: 'Kotlin', names: ['kotlin', 'kt', 'kts'], load: () => import('highlight.js/lib/languages/kotlin') },
  { label: 'LaTeX', names: ['latex', 'tex'], load: () => import('highlight.js/lib/languages/latex') },
  { label: 'Less', names: ['less'], load: () => import('highlight.js/lib/languages/less') },
  { label: 'Lisp', names: ['lisp', 'elisp', 'commonlisp'], load: () => import('highlight.js/lib/languages/lisp') },
  { label: 'Lua', names: ['lua'], load: () => import('highlight.js/lib/languages/lua') },
  { label: 'Makefile', names: ['makefile', 'make', 'mk'], load: () => import('highlight.js/lib/languages/makefile') },
  { label: 'Markdown', names: ['markdown', 'md', 'mdx'], load: () => import('highlight.js/lib/languages/markdown') },
  { label: 'MATLAB', names: ['matlab'], load: () => import('highlight.js/lib/languages/matlab') },
  { label: 'NGINX', names: ['nginx', 'nginxconf'], load: () => import('highlight.js/lib/languages/nginx') },
  { label: 'Nix', names: ['nix'], load: () => import('highlight.js/lib/languages/nix') },
  { label: 'Objective-C', names: ['objectivec', 'objc', 'obj-c', 'mm'], load: () => import('highlight.js/lib/languages/objectivec') },
  { label: 'OCaml', names: ['ocaml', 'ml'], load: () => import('highlight.js/lib/languages/ocaml') },
  { label: 'Perl', names: ['perl', 'pl', 'pm'], load: () => import('highlight.js/lib/languages/perl') },
  { label: 'PHP', names: ['php'], load: () => import('highlight.js/lib/languages/php') },
  { label: 'PowerShell', names: ['powershell', 'ps1', 'pwsh', 'ps'], load: () => import('highlight.js/lib/languages/powershell') },
  { label: 'Prolog', names: ['prolog'], load: () => import('highlight.js/lib/languages/prolog') },
  { label: 'Properties', names: ['properties'], load: () => import('highlight.js/lib/languages/properties') },
  { label: 'Protocol Buffers', names: ['protobuf', 'proto'], load: () => import('highlight.js/lib/languages/protobuf') },
  { label: 'Python', names: ['python', 'py', 'python3', 'gyp', 'ipython'], load: () => import('highlight.js/lib/languages/python') },
  { label: 'R', names: ['r'], load: () => import('highlight.js/lib/languages/r') },
  { label: 'Ruby', names: ['ruby', 'rb', 'gemspec', 'podspec'], load: () => import('highlight.js/lib/languages/ruby') },
  { label: 'Rust', names: ['rust', 'rs'], load: () => import('highlight.js/lib/languages/rust') },
  { label: 'Scala', names: ['scala'], load: () => import('highlight.js/lib/languages/scala') },
  { label: 'Scheme', names: ['scheme', 'racket'], load: () => import('highlight.js/lib/languages/scheme') },
  { label: 'SCSS', names: ['scss', 'sass'], load: () => import('highlight.js/lib/languages/scss') },
  { label: 'Shell', names: ['shell', 'console', 'shellsession'], load: () => import('highlight.js/lib/languages/shell') },
  { label: 'SQL', names: ['sql', 'mysql', 'sqlite', 'postgres', 'postgresql', 'pgsql'], load: () => import('highlight.js/lib/languages/sql') },
  { label: 'Swift', names: ['swift'], load: () => import('highlight.js/lib/languages/swift') },
  { label: 'TypeScript', names: ['typescript', 'ts', 'tsx', 'mts', 'cts'], load: () => import('highlight.js/lib/languages/typescript') },
  { label: 'Verilog', names: ['verilog', 'v', 'sv', 'systemverilog'], load: () => import('highlight.js/lib/languages/verilog') },
  { label: 'VHDL', names: ['vhdl'], load: () => import('highlight.js/lib/languages/vhdl') },
  { label: 'Vim script', names: ['vim', 'viml'], load: () => import('highlight.js/lib/languages/vim') },
  { label: 'WebAssembly', names: ['wasm', 'wat'], load: () => import('highlight.js/lib/languages/wasm') },
  { label: 'x86 assembly', names: ['x86asm', 'asm', 'nasm'], load: () => import('highlight.js/lib/languages/x86asm') },
  { label: 'YAML', names: ['yaml', 'yml'], load: () => import('highlight.js/lib/languages/yaml') },
];

/** Aliases that people expect under their own name. */
const labels: Readonly<Record<string, string>> = {
  html: 'HTML', xml: 'XML', svg: 'SVG', vue: 'Vue', svelte: 'Svelte', toml: 'TOML', jsx: 'JSX', tsx: 'TSX', sass: 'Sass', tex: 'TeX', mdx: 'MDX',
  mermaid: 'Mermaid', racket: 'Racket', zsh: 'Zsh', sh: 'Shell', env: '.env', conf: 'Configuration', postgres: 'PostgreSQL', postgresql: 'PostgreSQL', mysql: 'MySQL', sqlite: 'SQLite',
};

/** The grammar of a name as it stands behind a fence. */
export function findLanguage(name: string): Pick<Language, 'load'> & { id: string } | undefined {
  const wanted = name.toLowerCase();
  const found = languages.find(({ names }) => names.includes(wanted));
  return found === undefined ? undefined : { id: found.names[0] ?? wanted, load: found.load };
}

/** What stands above the code: the language's own spelling, or the name as the fence has it. */
export function languageLabel(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const wanted = name.toLowerCase();
  return Object.hasOwn(labels, wanted) ? labels[wanted] : (languages.find(({ names }) => names.includes(wanted))?.label ?? name);
}

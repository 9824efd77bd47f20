import js from '@eslint/js';
import { importX } from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** A feature folder may not import its siblings: compose passes functions between them. */
function featureZones(root, features) {
  return features.map((feature) => ({
    target: `${root}/${feature}`,
    from: features.filter((other) => other !== feature).map((other) => `${root}/${other}`),
    message: 'Feature folders do not import each other: let compose pass the function in.',
  }));
}

const electronBan = {
  name: 'electron',
  message: 'Only *.electron.ts, src/main/index.ts and src/preload import Electron: put the call in an adapter.',
};

export default tseslint.config(
  { ignores: ['out/', 'node_modules/', 'test-results/', 'playwright-report/', '.cache/', 'examples/*/.venv/'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: ['**/*.ts', '**/*.tsx'] })),
  {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { 'import-x': importX, 'react-hooks': reactHooks },
    languageOptions: {
      parserOptions: {
        project: ['shared', 'main', 'server', 'preload', 'renderer', 'tests'].map((name) => `tsconfig.${name}.json`),
        tsconfigRootDir: import.meta.dirname,
      },
    },
    settings: {
      'import-x/extensions': ['.ts', '.tsx'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
    },
    rules: {
      ...reactHooks.configs.recommended.rules,
      'no-console': 'error',
      // French has its no-break spaces in texts.
      'no-irregular-whitespace': ['error', { skipStrings: true, skipTemplates: true }],
      'no-restricted-imports': ['error', { paths: [electronBan] }],
      'max-lines': ['error', 250],
      'import-x/no-default-export': 'error',
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-restricted-paths': [
        'error',
        {
          basePath: import.meta.dirname,
          zones: [
            ...featureZones('src/main', ['auth', 'files', 'gateway', 'history', 'mirror', 'outbox', 'archive', 'diagnostics', 'vault', 'workspaces', 'streams', 'ipc', 'window', 'app', 'net', 'policy', 'settings', 'local-server', 'web-host', 'crash']),
            ...featureZones('src/renderer', ['shell', 'chat', 'element']).filter((zone) => !zone.target.endsWith('/chat')),
            ...featureZones('src/server', ['assistant', 'attachments', 'auth', 'chatkit', 'demo', 'models', 'store']),
            { target: 'src/shared', from: ['src/main', 'src/preload', 'src/renderer', 'src/server'] },
            { target: 'src/renderer', from: ['src/main', 'src/preload', 'src/server'] },
            { target: 'src/preload', from: ['src/main', 'src/renderer', 'src/server'] },
            { target: 'src/main', from: ['src/preload', 'src/renderer', 'src/server'] },
            { target: 'src/server', from: ['src/main', 'src/preload', 'src/renderer'] },
          ],
        },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidOperator: true }],
      // Everything is a closure from a factory: nothing uses `this`, so methods are destructured freely.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['**/*.electron.ts', 'src/main/index.ts', 'src/preload/**/*.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['tests/**', 'bench/**', '*.config.ts'],
    rules: {
      'import-x/no-default-export': 'off',
      'import-x/no-restricted-paths': 'off',
      'no-restricted-imports': 'off',
      'react-hooks/rules-of-hooks': 'off',
      'no-empty-pattern': 'off',
      'no-console': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly', setTimeout: 'readonly', clearTimeout: 'readonly', setInterval: 'readonly', clearInterval: 'readonly', fetch: 'readonly', Buffer: 'readonly', AbortController: 'readonly' } },
  },
);

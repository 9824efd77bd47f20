import { expect, it } from 'vitest';
import { clampWidth, readLayoutHint, writeLayoutHint } from '../../../../src/renderer/shell/layout-hint.ts';

const root = (scheme: string): HTMLElement => ({ dataset: { colorScheme: scheme } }) as unknown as HTMLElement;
const holding = (text: string | null) => ({ getItem: () => text });

it('keeps the sidebar between 220 and 360 px', () => {
  expect([clampWidth(100), clampWidth(300.4), clampWidth(1_000), clampWidth(Number.NaN)]).toEqual([220, 300, 360, 264]);
});

it('reads back what it wrote', () => {
  let stored = '';
  writeLayoutHint({ setItem: (_key, value) => void (stored = value) }, { colorScheme: 'dark', language: 'system', sidebarWidth: 300, sidebarOpen: false });
  expect(readLayoutHint(holding(stored), root('dark'))).toEqual({ colorScheme: 'dark', language: 'system', sidebarWidth: 300, sidebarOpen: false });
});

it.each([null, 'nonsense', '[]', '{"width":"wide","open":1}'])('falls back to the defaults when %s is stored', (text) => {
  expect(readLayoutHint(holding(text), root('%COLOR_SCHEME%'))).toEqual({ colorScheme: 'system', language: 'system', sidebarWidth: 264, sidebarOpen: true });
});

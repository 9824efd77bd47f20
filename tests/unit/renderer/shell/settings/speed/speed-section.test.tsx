// @vitest-environment jsdom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SpeedSection } from '../../../../../../src/renderer/shell/settings/speed/SpeedSection.tsx';
import { ShellProvider } from '../../../../../../src/renderer/shell/shell-context.tsx';
import type { Shell } from '../../../../../../src/renderer/shell/shell.ts';
import { createStore } from '../../../../../../src/renderer/shell/state/observable.ts';
import { WordsProvider } from '../../../../../../src/renderer/shell/texts.tsx';
import type { PerformanceView } from '../../../../../../src/shared/performance.ts';
import { texts } from '../../../../../../src/shared/texts/en/texts.ts';

const words = createStore({ language: 'en' as const, tag: 'en', dir: 'ltr' as const, system: 'en' as const, texts });
const day = 86_400_000;
const noon = Date.UTC(2027, 0, 15, 12);
const start = (days: number, ms: number) => ({ at: noon + days * day, ms, version: `1.0.${days}` });
const measured: PerformanceView = {
  starts: [start(0, 600), start(1, 700), start(4, 2_000), start(5, 800), start(6, 1_000)],
  memory: [{ at: noon, mb: 410 }, { at: noon + day, mb: 300 }, { at: noon + 2 * day, mb: 350 }],
};
let root: Root;

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  document.body.innerHTML = '<div id="root"></div>';
  root = createRoot(document.getElementById('root')!);
});
afterEach(() => {
  act(() => root.unmount());
  vi.unstubAllGlobals();
});

async function draw(answer: { ok: true; value: PerformanceView } | { ok: false }): Promise<void> {
  const shell = { desktop: { methods: { 'performance.read': async () => answer } } } as unknown as Shell;
  await act(async () => {
    root.render(
      <WordsProvider words={words}>
        <ShellProvider shell={shell}>
          <SpeedSection />
        </ShellProvider>
      </WordsProvider>,
    );
    await Promise.resolve();
  });
}

const facts = (): string[] => [...document.querySelectorAll('.facts > div')].map((row) => [...row.children].map(({ textContent }) => textContent).join(': '));
const plots = (): Element[] => [...document.querySelectorAll('figure.plot')];
const labels = (): (string | null)[] => [...document.querySelectorAll('svg')].map((svg) => svg.getAttribute('aria-label'));

it('says how long the last start took, what is usual, and the memory of now', async () => {
  await draw({ ok: true, value: measured });
  const { speed } = texts;
  expect(facts()).toEqual([`${speed.lastStart}: 1.00 sec`, `${speed.usualStart}: 0.80 sec`, `${speed.memoryNow}: 350 MB`]);
});

it('draws a bar for each start, each with its time, version and day, and a line for memory', async () => {
  await draw({ ok: true, value: measured });
  const bars = [...document.querySelectorAll('.plot-bar')];
  expect(bars.map((bar) => Number(bar.getAttribute('height')) / 32)).toEqual([0.3, 0.35, 1, 0.4, 0.5]);
  expect(new Set(bars.map((bar) => bar.getAttribute('x'))).size).toBe(5);
  expect(bars[2]!.querySelector('title')!.textContent).toMatch(/^2\.00 sec · version 1\.0\.4 · Jan 19, \d/);
  expect(document.querySelector('.plot-line')!.getAttribute('points')).toBe('0,2 50,10.05 100,6.39');
});

it('says in a sentence what the plots show, and writes their scale and their ends beside them', async () => {
  await draw({ ok: true, value: measured });
  expect(labels()).toEqual([texts.speed.startsPlot(5, '0.60 sec', '2.00 sec'), texts.speed.memoryPlot('300 MB', '410 MB')]);
  expect(plots().map((plot) => plot.querySelector('.plot-scale')!.textContent)).toEqual(['2.00 sec', '410 MB']);
  expect([...plots()[0]!.querySelectorAll('.plot-ends span')].map(({ textContent }) => textContent)).toEqual(['Jan 15', 'Jan 21']);
});

it('draws nothing of a single value: there is nothing to compare', async () => {
  await draw({ ok: true, value: { starts: [start(0, 900)], memory: [{ at: noon, mb: 300 }] } });
  expect(plots()).toEqual([]);
  expect(facts()).toHaveLength(3);
});

it('in a browser says that starts are measured elsewhere, and in the app does not', async () => {
  await draw({ ok: true, value: { ...measured, starts: [] } });
  expect(document.querySelector('.panel-hint')!.textContent).toContain(texts.speed.startsElsewhere);
  expect(facts()).toEqual([`${texts.speed.memoryNow}: 350 MB`]);
  await act(async () => root.unmount());
  root = createRoot(document.getElementById('root')!);
  await draw({ ok: true, value: measured });
  expect(document.querySelector('.panel-hint')!.textContent).not.toContain(texts.speed.startsElsewhere);
});

it('is not there while nothing could be read', async () => {
  await draw({ ok: false });
  expect(document.getElementById('root')!.innerHTML).toBe('');
});

// @vitest-environment jsdom
import { act } from 'react';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Root } from 'react-dom/client';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Controller } from '../../../../../src/renderer/element/controller/controller.ts';
import { createImagePolicy, ImagePolicyContext } from '../../../../../src/renderer/element/markdown/image-policy.ts';
import { MarkdownMessage } from '../../../../../src/renderer/element/markdown/MarkdownMessage.tsx';
import { listSources } from '../../../../../src/renderer/element/markdown/source-list.ts';
import { ControllerContext } from '../../../../../src/renderer/element/ui/context.ts';
import { Sources } from '../../../../../src/renderer/element/ui/Sources.tsx';
import type { Source } from '../../../../../src/shared/chatkit/types.ts';
import { part } from '../../../../support/chatkit-events.ts';
import { corpus, shortVectors } from '../../../../support/hostile-markdown/corpus.ts';
import { findOffences } from '../../../../support/hostile-markdown/offences.ts';
import { evil } from '../../../../support/hostile-markdown/vector.ts';

const view = { options: {} };
const controller = { report: () => undefined, host: { diagramFrame: '/chat/diagram.html' }, view: { subscribe: () => () => undefined, getSnapshot: () => view } } as unknown as Controller;
const policy = createImagePolicy({ domains: ['images.example'], base: 'http://localhost:3000/' });
const home = 'http://localhost:3000';

let root: Root | undefined;
let host: HTMLElement;

beforeAll(async () => {
  // Formulas are drawn by a part that comes later; here it is there from the first.
  await import('../../../../../src/renderer/element/markdown/FormulaView.tsx');
  vi.stubGlobal('matchMedia', () => ({ matches: true }));
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.stubGlobal('requestAnimationFrame', () => 0);
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
});

afterEach(close);
afterAll(() => vi.unstubAllGlobals());

async function show(texts: readonly string[], streaming = false): Promise<HTMLElement[]> {
  host = document.createElement('div');
  document.body.replaceChildren(host);
  root = createRoot(host);
  await draw(
    <ControllerContext value={controller}>
      <ImagePolicyContext value={policy}>
        {texts.map((text, at) => <section key={at}><MarkdownMessage text={text} streaming={streaming} /></section>)}
      </ImagePolicyContext>
    </ControllerContext>,
  );
  return [...host.children] as HTMLElement[];
}

async function draw(node: ReactNode): Promise<void> {
  await act(async () => root?.render(node));
  // Lazy parts settle.
  await act(async () => undefined);
}

function close(): void {
  act(() => root?.unmount());
  root = undefined;
}

function batches<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}

describe('hostile Markdown', () => {
  it('has three hundred vectors and more, each once', () => {
    expect(corpus.length).toBeGreaterThan(300);
    expect(new Set(corpus.map(({ name }) => name)).size).toBe(corpus.length);
  });

  it('finds what may not be there, or the next tests would say nothing', () => {
    const bad = document.createElement('div');
    bad.append(document.createElement('script'), Object.assign(document.createElement('a'), { href: 'javascript:alert(1)' }), Object.assign(document.createElement('img'), { src: `https://${evil}/x.png` }));
    bad.querySelector('img')?.setAttribute('onerror', 'alert(1)');
    expect(findOffences(bad, home)).toHaveLength(4);
  });

  it.each(batches(corpus, 80).map((batch, at) => [`${at * 80} to ${at * 80 + batch.length - 1}`, batch] as const))('makes nothing of vectors %s but elements and addresses that are ours', async (_, batch) => {
    const sections = await show(batch.map(({ text }) => text));
    const found = sections.flatMap((section, at) => findOffences(section, home).map((offence) => `${batch[at]?.name}: ${offence}`));
    expect(found).toEqual([]);
  });

  it('neither while they stream in', async () => {
    for (const batch of batches(shortVectors, 120)) {
      const sections = await show(batch.map(({ text }) => text.slice(0, Math.ceil(text.length * 0.7))), true);
      expect(sections.flatMap((section, at) => findOffences(section, home).map((offence) => `${batch[at]?.name}: ${offence}`))).toEqual([]);
      close();
    }
  });

  it('shows no text turned around, and says where every link leads', async () => {
    for (const batch of batches(shortVectors, 120)) {
      const sections = await show(batch.map(({ text }) => text));
      for (const [at, section] of sections.entries()) {
        expect(section.textContent, batch[at]?.name).not.toMatch(/[\u202a-\u202e]/);
        for (const link of section.querySelectorAll('a')) expect(link.title, batch[at]?.name).toContain(link.href);
      }
      close();
    }
  });

  it('keeps titles, hosts, file names, groups and descriptions of sources to text', async () => {
    const sources = shortVectors.flatMap(({ text }): Source[] => [
      { type: 'url', title: text, url: text, description: text, group: text, attribution: text },
      { type: 'file', title: text, filename: text },
      { type: 'entity', id: text, title: text, icon: text, label: text, inline_label: text, interactive: true, data: {} },
    ]);
    const list = listSources([part('x', sources.map((source) => ({ type: 'annotation', source, index: 1 })))]);
    await show([]);
    await draw(<ControllerContext value={controller}><Sources sources={list} /></ControllerContext>);
    expect(host.querySelectorAll('li').length).toBe(list.length);
    expect(findOffences(host, home)).toEqual([]);
    expect(host.textContent).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b]/);
  });
});

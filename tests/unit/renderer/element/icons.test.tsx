// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { builtIn } from '../../../../src/renderer/element/icons/built-in.ts';
import { Icon } from '../../../../src/renderer/element/icons/Icon.tsx';

/** §4.7, word for word. */
const names = `agent analytics atom batch bolt book-open book-closed book-clock bug calendar chart check check-circle check-circle-filled
chevron-left chevron-right circle-question clock compass confetti cube desktop document dot dots-horizontal dots-vertical empty-circle external-link
globe keys lab images info lifesaver lightbulb mail map-pin maps mobile name notebook notebook-pencil page-blank phone play plus profile profile-card
reload star star-filled search sparkle sparkle-double square-code square-image square-text suitcase settings-slider user wreath write write-alt write-alt2`.split(/\s+/);

let host: HTMLElement;
const drawings = (): Promise<void> => act(async () => {
  await import('../../../../src/renderer/element/icons/lucide.ts');
});
const show = (name: unknown): void => act(() => createRoot(host).render(<Icon name={name} size={20} />));

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  host = document.createElement('div');
});

describe('Icon', () => {
  it('draws every built-in name of the protocol, each hidden from screen readers', () => {
    expect(Object.keys(builtIn).sort()).toEqual([...names].sort());
    for (const name of names) {
      host = document.createElement('div');
      show(name);
      const svg = host.querySelector('svg');
      expect(svg?.getAttribute('aria-hidden'), name).toBe('true');
      expect(svg?.getAttribute('width'), name).toBe('20');
      expect(svg?.childElementCount, name).toBeGreaterThan(0);
    }
  });

  it('draws any Lucide name, keeping its place until the drawings are here', async () => {
    show('lucide:plane');
    expect(host.querySelector('svg')?.childElementCount).toBe(0);
    await drawings();
    expect(host.querySelector('svg')?.childElementCount).toBeGreaterThan(0);
  });

  it('knows the names that Lucide has given up', async () => {
    show('lucide:home');
    await drawings();
    expect(host.querySelector('svg')?.childElementCount).toBeGreaterThan(0);
  });

  it.each(['vendor:acme', 'nonsense', 'lucide:no-such-icon', 'lucide:__proto__', 'lucide:index', 'constructor', '', 7, null, undefined, {}])('draws nothing for %j', async (name) => {
    show(name);
    await drawings();
    expect(host.innerHTML).toBe('');
  });
});

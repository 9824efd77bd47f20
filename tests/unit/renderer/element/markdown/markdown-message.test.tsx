// @vitest-environment jsdom
import { act } from 'react';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Root } from 'react-dom/client';
import type * as ReactMarkdown from 'react-markdown';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Controller } from '../../../../../src/renderer/element/controller/controller.ts';
import { MarkdownMessage } from '../../../../../src/renderer/element/markdown/MarkdownMessage.tsx';
import { ControllerContext } from '../../../../../src/renderer/element/ui/context.ts';

const drawn: string[] = [];

vi.mock('react-markdown', async (original) => {
  const { default: Markdown } = await original<typeof ReactMarkdown>();
  return {
    default: (props: { children: string }): ReactNode => {
      drawn.push(props.children);
      return Markdown(props);
    },
  };
});

const report = vi.fn();
const view = { options: {} };
const controller = { report, host: {}, view: { subscribe: () => () => undefined, getSnapshot: () => view } } as unknown as Controller;
let host: HTMLElement;
let root: Root;
let show: (text: string, streaming?: boolean) => void;

beforeEach(() => {
  // Text appears at once for who wants less motion, which is what a test wants too.
  vi.stubGlobal('matchMedia', () => ({ matches: true }));
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  drawn.length = 0;
  host = document.createElement('div');
  document.body.replaceChildren(host);
  root = createRoot(host);
  show = (text, streaming = false) =>
    act(() => root.render(
      <ControllerContext value={controller}>
        <MarkdownMessage text={text} streaming={streaming} />
      </ControllerContext>,
    ));
});

afterEach(() => {
  act(() => root.unmount());
  vi.unstubAllGlobals();
});

describe('MarkdownMessage', () => {
  it('never draws a finished block again while the answer goes on', () => {
    const text = '# Title\n\nfirst paragraph\n\nsecond paragraph\n\nthird';
    for (let at = 1; at <= text.length; at += 1) show(text.slice(0, at), true);
    const before = drawn.length;
    show(`${text} and more`, true);
    show(`${text} and more, and more`, true);
    expect(drawn.slice(before)).toEqual(['third and more', 'third and more, and more']);
  });

  it('draws only the end of a list, a table or a code block that grows', () => {
    const item = '1. an item with a few words in it\n';
    for (const [text, added] of [[item.repeat(200), item], [`| a | b |\n|---|---|\n${'| c | d |\n'.repeat(95)}`, '| e | f |\n']] as const) {
      show(text, true);
      const before = drawn.length;
      show(text + added, true);
      expect(drawn.length - before).toBe(1);
      expect(drawn.at(-1)?.length).toBeLessThan(2_500);
    }
    show('```js\na\n', true);
    const before = drawn.length;
    show('```js\na\nb', true);
    expect(drawn.length).toBe(before);
    expect(host.querySelector('code')?.textContent).toBe('a\nb');
  });

  it('draws nothing again when a note comes that the text has pointed to', () => {
    const text = 'one[^1]\n\ntwo\n\nthree\n\nfour';
    show(text, true);
    const before = drawn.length;
    show(`${text}\n\n[^1]: note`, true);
    expect(drawn.slice(before)).toEqual(['four', 'note']);
    expect(host.querySelector('.note-mark')?.textContent).toBe('1');
  });

  it('holds back what is not yet clear: the header of a table, a lone mark at the end', () => {
    show('text\n\n| a | b |', true);
    expect(host.textContent).toBe('text');
    show('text\n\n| a | b |\n|--', true);
    expect(host.textContent).toBe('text');
    show('text\n\n| a | b |\n|---|---|\n| 1', true);
    expect(host.querySelector('td')?.textContent).toBe('1');
    show('text\n-', true);
    expect(host.querySelector('h3, ul')).toBeNull();
    show('see [this](https://a.ex', true);
    expect([host.textContent, host.querySelector('a')]).toEqual(['see this', null]);
  });

  it('closes unfinished marks while streaming only', () => {
    show('some **bold', true);
    expect(host.querySelector('strong')?.textContent).toBe('bold');
    show('some **bold', false);
    expect(host.querySelector('strong')).toBeNull();
  });

  it('makes no element from raw HTML', () => {
    show('a <img src=x onerror=alert(1)> b\n\n<script>alert(1)</script>\n\n<iframe src="https://a.example"></iframe>');
    expect(host.querySelector('img, script, iframe')).toBeNull();
    expect(host.textContent).toContain('<script>alert(1)</script>');
  });

  it('opens web and mail links outside, and makes no link of anything else', () => {
    show('[a](https://a.example) [b](javascript:alert(1)) [c](mailto:c@c.example) [d](/etc) [e](data:text/html,x)');
    const links = [...host.querySelectorAll('a')];
    expect(links.map((link) => [link.textContent, link.target, link.rel])).toEqual([['a', '_blank', 'noopener noreferrer'], ['c', '_blank', 'noopener noreferrer']]);
    expect(host.textContent).toBe('a b c d e');
  });

  it('tells of a deeplink instead of following it', () => {
    show('[open](chatkit-link://order?id=7)');
    act(() => host.querySelector<HTMLButtonElement>('button.link')?.click());
    expect(report).toHaveBeenCalledWith('chatkit.deeplink', { name: 'order', data: { id: '7' } });
  });

  it('loads no remote image and says where it would come from', () => {
    show('![Chart](https://img.example/a.png) ![dot](data:image/png;base64,AA)');
    expect([...host.querySelectorAll('img')].map((image) => image.alt)).toEqual(['dot']);
    expect(host.textContent).toContain('Chart (Image from img.example, not loaded)');
  });

  it('keeps single line breaks, draws tables and task lists, and puts headings below the speaker', () => {
    show('one\ntwo\n\n| a |\n| - |\n| 1 |\n\n- [x] done\n- [ ] open\n\n# Big');
    expect(host.querySelector('p br')).not.toBeNull();
    expect(host.querySelector('.table-scroll table td')?.textContent).toBe('1');
    expect([...host.querySelectorAll('.task-box')].map((box) => box.getAttribute('aria-label'))).toEqual(['Done', 'To do']);
    expect(host.querySelector('h3')?.textContent).toBe('Big');
  });

  it('colours code once it is complete and not before', async () => {
    show('```js\nconst a = 1;', true);
    expect(host.querySelector('.code figcaption')?.textContent).toBe('JavaScript');
    expect(host.querySelector('.code code')?.textContent).toBe('const a = 1;');
    show('```js\nconst a = 1;\n```\n\nafter', true);
    await vi.waitFor(async () => {
      await act(async () => undefined);
      expect(host.querySelector('.hljs-keyword')?.textContent).toBe('const');
    }, { timeout: 10_000 });
  });

  it('gives each paragraph, list, quote and table the direction of its own text', () => {
    show('hello\n\nمرحبا `code`\n\n- שלום\n\n> `x` مرحبا\n\n| الاسم | b |\n| - | - |\n| 1 | c |\n\n# 123');
    expect([...host.querySelectorAll('p, ul, blockquote, table, h3')].map(({ tagName, dir }: HTMLElement | Element & { dir?: string }) => `${tagName} ${dir}`)).toEqual([
      'P ltr', 'P rtl', 'UL rtl', 'BLOCKQUOTE rtl', 'P rtl', 'TABLE rtl', 'H3 ',
    ]);
  });
});

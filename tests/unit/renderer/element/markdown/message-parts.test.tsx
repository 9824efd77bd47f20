// @vitest-environment jsdom
import { act } from 'react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { MarkdownMessage } from '../../../../../src/renderer/element/markdown/MarkdownMessage.tsx';
import { createImagePolicy, ImagePolicyContext } from '../../../../../src/renderer/element/markdown/image-policy.ts';
import { listSources } from '../../../../../src/renderer/element/markdown/source-list.ts';
import { Sources } from '../../../../../src/renderer/element/ui/Sources.tsx';
import type { Annotation, Source } from '../../../../../src/shared/chatkit/types.ts';
import { part } from '../../../../support/chatkit-events.ts';
import { useMessages } from './message-fixture.tsx';

const message = useMessages();
const texts = (selector: string): (string | null)[] => [...message.host.querySelectorAll(selector)].map((element) => element.textContent);
const click = (selector: string): void => act(() => message.host.querySelector<HTMLElement>(selector)?.click());

beforeAll(async () => {
  await import('../../../../../src/renderer/element/markdown/FormulaView.tsx');
  Element.prototype.scrollIntoView = () => undefined;
});

describe('footnotes', () => {
  const text = 'one[^b], two[^a], again[^b]\n\n[^a]: first *note*\n[^b]: second';

  it('are numbered as the text points to them, and lead there and back without moving the page', async () => {
    await message.show(text);
    expect(texts('.note-mark')).toEqual(['1', '2', '1']);
    expect(texts('.notes li > div')).toEqual(['second', 'first note']);
    const address = location.href;
    click('.note-mark:nth-of-type(2) button');
    expect(document.activeElement?.textContent).toContain('first note');
    click('.notes li:first-child > button');
    expect(document.activeElement?.textContent).toBe('1');
    expect(location.href).toBe(address);
  });

  it('have ids that no other message has', async () => {
    await message.draw([0, 1].map((at) => <MarkdownMessage key={at} text={text} streaming={false} />));
    const ids = [...message.host.querySelectorAll('[id]')].map(({ id }) => id);
    expect([ids.length, new Set(ids).size]).toEqual([4, 4]);
  });

  it('stay text where the note was never written', async () => {
    await message.show('one[^nowhere]');
    expect(message.host.textContent).toBe('one[^nowhere]');
  });
});

describe('formulas', () => {
  it('are drawn once they are complete and are their source until then', async () => {
    await message.show('so $x^2', { streaming: true });
    expect(message.host.textContent).toBe('so $x^2');
    await message.show('$$\nx^2', { streaming: true });
    expect(texts('.formula-source')).toEqual(['$$\nx^2']);
    await message.show('so $x^2$ and $$\nx^2\n$$\n', { streaming: true });
    await message.show('so $x^2$\n\n$$\ny\n$$\n');
    expect(message.host.querySelectorAll('.katex').length).toBe(2);
    expect(message.host.querySelectorAll('.katex-display').length).toBe(1);
  });

  it('that cannot be read are shown as they are written', async () => {
    await message.show('a $\\frac{1$ b');
    expect(texts('.formula-source')).toEqual(['\\frac{1']);
    expect(message.host.querySelector('.katex')).toBeNull();
  });
});

describe('code', () => {
  it('wraps on request, and the next block keeps to it', async () => {
    await message.show('```\na\n```\n\ntext');
    const wraps = (): (string | undefined)[] => [...message.host.querySelectorAll<HTMLElement>('.code')].map(({ dataset }) => dataset['wrap']);
    expect(wraps()).toEqual(['false']);
    click('[aria-pressed]');
    expect(wraps()).toEqual(['true']);
    await message.show('```\na\n```\n\n```\nb\n```\n\ntext');
    expect(wraps()).toEqual(['true', 'true']);
    click('[aria-pressed]');
  });

  it('copies what was written, not what is shown of it', async () => {
    const writeText = vi.fn(async () => undefined);
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    await message.show('```c\nint a\u202e;\n```');
    expect(texts('.hidden-character')).toEqual(['U+202E']);
    await act(async () => message.host.querySelector<HTMLElement>('.code-actions button:last-child')?.click());
    expect(writeText).toHaveBeenCalledWith('int a\u202e;');
  });

  it('is cut where it is very long, until all of it is asked for', async () => {
    await message.show(`\`\`\`\n${'x'.repeat(100_000)}\n\`\`\``);
    expect(message.host.querySelector('.code code')?.textContent.length).toBe(60_000);
    click('.code > .text-button');
    expect(message.host.querySelector('.code code')?.textContent.length).toBe(100_000);
  });

  it('of a diagram offers the drawing once it is complete', async () => {
    await message.show('```mermaid\nflowchart LR', { streaming: true });
    expect(texts('.code-actions .text-button')).toEqual([]);
    await message.show('```mermaid\nflowchart LR\n```');
    expect(texts('.code-actions .text-button')).toEqual(['Show diagram']);
  });
});

describe('limits', () => {
  it('show as plain text what would be too deep or too long, and say so', async () => {
    await message.show(`fine\n\n${'>'.repeat(10_000)} deep\n\n**also fine**`);
    expect(texts('.plain-note')).toEqual(['Shown as plain text: it is too long or too deeply nested to be laid out.']);
    // What is long comes in the frames after the first.
    await vi.waitFor(() => expect(texts('strong')).toEqual(['also fine']));
  });

  it('hold the rest of a long line back until it is asked for', async () => {
    await message.show('x'.repeat(200_000));
    expect(message.host.textContent.length).toBeLessThan(21_000);
    click('.plain-text > .text-button');
    expect(texts('.plain').join('').length).toBe(200_000);
  });

  it('show the first rows of a long table and then all of them', async () => {
    await message.show(`| a |\n| - |\n${'| b |\n'.repeat(450)}`);
    expect(message.host.querySelectorAll('table').length).toBe(1);
    expect(message.host.querySelectorAll('tbody tr').length).toBe(200);
    expect(texts('.text-button')).toEqual(['Show all 450 rows']);
    click('.text-button');
    expect(message.host.querySelectorAll('tbody tr').length).toBe(450);
    expect(message.host.querySelectorAll('thead').length).toBe(1);
  });
});

describe('images', () => {
  const show = (text: string, domains?: string[]) =>
    message.draw(<ImagePolicyContext value={createImagePolicy({ domains, base: 'http://localhost:3000/' })}><MarkdownMessage text={text} streaming={false} /></ImagePolicyContext>);

  it('that the thread allows are loaded lazily and enlarged by a press; a broken one leaves its text', async () => {
    await show('![Chart](https://img.example/a.png)', ['img.example']);
    const image = message.host.querySelector('img')!;
    expect([image.src, image.getAttribute('loading'), image.closest('button')?.getAttribute('aria-label')]).toEqual(['https://img.example/a.png', 'lazy', 'Enlarge the image: Chart']);
    act(() => void image.dispatchEvent(new Event('error')));
    expect(message.host.textContent).toBe("Chart (image couldn’t be loaded)");
  });

  it('inside a link leave one link, not two within each other', async () => {
    await show('[![Chart](https://img.example/a.png)](https://a.example)');
    expect(message.host.querySelectorAll('a').length).toBe(1);
    expect(message.host.querySelector('a')?.href).toBe('https://a.example/');
  });
});

describe('citations', () => {
  const web: Source = { type: 'url', title: 'Page', url: 'https://a.example/x', group: 'Web' };
  const entity: Source = { type: 'entity', id: 'e', title: 'Runbook', inline_label: 'Runbook', interactive: true, data: {} };
  const bad: Source = { type: 'url', title: 'Bad', url: 'javascript:alert(1)' };
  const mark = (source: Source, index?: number): Annotation => ({ type: 'annotation', source, ...(index !== undefined && { index }) });

  async function show(text: string, ...annotations: Annotation[]): Promise<void> {
    const sources = listSources([part(text, annotations)]);
    await message.draw(<><MarkdownMessage text={text} streaming={false} annotations={annotations} sources={sources} /><Sources sources={sources} /></>);
  }
  const written = (): string => {
    const copy = message.host.querySelector('.markdown')!.cloneNode(true) as HTMLElement;
    for (const chip of copy.querySelectorAll('.cite')) chip.textContent = `[${chip.textContent}]`;
    return copy.textContent;
  };

  it('stand at their place in the text, grouped, and never inside code, links or marks', async () => {
    await show('one **two** `three` [four](https://b.example) five', mark(web, 3), mark(bad, 3), mark(web, 8), mark(web, 14), mark(web, 24), mark(web, 999));
    expect(written()).toBe('one[1, 2] tw[1]o three[1] four[1] five[1]');
    expect(message.host.querySelector('a a, code .cite, a .cite')).toBeNull();
  });

  it('stand behind what is bold where it ends, and below what has no lines of text', async () => {
    await show('**two** x', mark(web, 7));
    expect(message.host.querySelector('strong .cite')).toBeNull();
    expect(written()).toBe('two[1] x');
    await show('```js\na\n```', mark(web, 8));
    expect(texts('.marks')).toEqual(['1']);
  });

  it('find their place behind escapes, entities and line breaks, in lists and in tables', async () => {
    await show('a\\*b &amp; c\nd', mark(web, 12), mark(web, 14));
    expect(written()).toBe('a*b & c[1]\nd[1]');
    await show('- one\n- two\n\n| a | b |\n|---|---|\n| c | d |', mark(web, 5), mark(web, 36));
    expect(texts('li')[0]).toBe('one1');
    expect(texts('td')).toEqual(['c1', 'd']);
  });

  it('lead to web sources, tell the page of entities, and lead nowhere otherwise', async () => {
    await show('one two three', mark(web, 3), mark(entity, 7), mark(bad, 13));
    const [first, second, third] = [...message.host.querySelectorAll<HTMLElement>('.cite')];
    expect([first?.tagName, first?.getAttribute('href'), first?.getAttribute('aria-label')]).toEqual(['A', 'https://a.example/x', 'Source 1: Page']);
    expect(second?.textContent).toBe('Runbook');
    act(() => second?.click());
    expect(message.onClick).toHaveBeenCalledWith(expect.objectContaining({ id: 'e', title: 'Runbook' }));
    expect([third?.tagName, third?.hasAttribute('href')]).toEqual(['BUTTON', false]);
  });

  it('are all in the list of sources, by group, with the numbers of the text', async () => {
    await show('one', mark(entity), mark(web, 3), mark(bad));
    expect(texts('.sources summary')).toEqual(['3 sources']);
    expect(texts('.source-group')).toEqual(['Web', 'Other sources']);
    expect([...message.host.querySelectorAll<HTMLLIElement>('.sources li')].map((item) => [item.value, item.querySelector('.source-name')?.textContent])).toEqual([[2, 'Page'], [1, 'Runbook'], [3, 'Bad']]);
  });
});

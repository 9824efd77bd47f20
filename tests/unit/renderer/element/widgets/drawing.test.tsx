// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { english } from '../../../../../src/renderer/element/locales/en/strings.ts';
import { componentTypes } from '../../../../../src/renderer/element/widgets/draw-node.tsx';
import { badAddresses, hostileSamples, oddNodes } from '../../../../support/element-harness/widget-hostile.ts';
import { widgetSamples } from '../../../../support/element-harness/widget-backend.ts';
import { showWidget, stubBrowser } from './widget-fixture.tsx';

beforeEach(stubBrowser);
afterEach(() => vi.unstubAllGlobals());

/** Brings the parts that are fetched on demand. */
const parts = (): Promise<void> => act(async () => {
  await Promise.all([import('../../../../../src/renderer/element/widgets/parts/TableView.tsx'), import('../../../../../src/renderer/element/widgets/parts/ChartView.tsx'), import('../../../../../src/renderer/element/markdown/MarkdownMessage.tsx')]);
});

const card = (...children: object[]): { type: string } => ({ type: 'Card', children }) as { type: string };

describe('a widget', () => {
  it('has a drawing for every component of the protocol', () => {
    const named = 'Card ListView ListViewItem Basic Box Row Col Form Spacer Divider Transition Text Title Caption Markdown Badge Icon Image Button Input Textarea Select DatePicker Checkbox RadioGroup Label Table Table.Row Table.Cell Chart';
    expect([...componentTypes].sort()).toEqual(named.split(' ').sort());
  });

  it.each(Object.entries(widgetSamples))('draws the sample %s without a fault', async (_, sample) => {
    const faults = vi.spyOn(console, 'error');
    const { host } = showWidget(sample);
    await parts();
    expect(host.querySelector('.widget-body')?.childElementCount).toBeGreaterThan(0);
    expect(faults).not.toHaveBeenCalled();
  });

  it.each(componentTypes)('draws a %s whose every property is something that it cannot be', async (type) => {
    for (const node of oddNodes(type)) {
      const { host } = showWidget({ type: 'Card', children: [node] });
      await parts();
      expect(host.querySelector('.widget')).not.toBeNull();
      expect(host.querySelector('[style*="url"], [style*="fixed"], [onclick], script, iframe, style')).toBeNull();
    }
  });

  it('draws what an unknown part holds, else a quiet line, and is deaf to unknown properties', () => {
    const { host } = showWidget(card({ type: 'Hologram', children: { type: 'Text', value: 'inside' } }, { type: 'Hologram' }, { type: 'Text', value: 'x', onMouseOver: 'alert(1)', 'aria-label': 'spoof' }));
    expect(host.textContent).toContain('inside');
    expect(host.querySelector('.w-note')?.textContent).toBe(english.widgetPartUnknown);
    expect(host.querySelector('[aria-label="spoof"]')).toBeNull();
  });

  it('that is too large shows its first part and says so', () => {
    for (const name of ['many', 'deep']) expect(showWidget(hostileSamples[name]!()).host.querySelector('.widget > .w-note')?.textContent, name).toBe(english.widgetCut);
  });

  it('shows a text as text, whatever markup it holds', () => {
    const { host } = showWidget(card(...['Text', 'Title', 'Caption', 'Badge', 'Button', 'Label', 'Checkbox'].map((type) => ({ type, value: '<img src=x onerror=alert(1)>', label: '<b>bold</b>' }))));
    expect(host.querySelector('img, b')).toBeNull();
    expect(host.textContent).toContain('<img src=x onerror=alert(1)>');
  });

  it('neither runs nor loads an address that is not allowed: images, favicons and links', async () => {
    const { host } = showWidget({ type: 'Card', status: { text: 'From', favicon: 'https://tracker.example.com/i.png' }, children: badAddresses.flatMap((src) => [{ type: 'Image', src, alt: src }, { type: 'Markdown', value: `[a](${src}) ![b](${src})` }]) });
    await parts();
    expect(host.querySelectorAll('img')).toHaveLength(0);
    for (const link of host.querySelectorAll('a')) expect(link.href).toMatch(/^https?:\/\/(?:tracker\.|user:pass@)?example\.com\//);
  });

  it('shows an image of the address itself, and its name when it is broken', () => {
    const { host } = showWidget(card({ type: 'Image', src: 'data:image/png;base64,AAAA', alt: 'Bay' }));
    const image = host.querySelector('img');
    expect([image?.alt, image?.getAttribute('loading')]).toEqual(['Bay', 'lazy']);
    act(() => void image?.dispatchEvent(new Event('error')));
    expect(host.querySelector('img')).toBeNull();
    expect(host.querySelector('[role="img"]')?.getAttribute('aria-label')).toBe('Bay');
  });

  it('hides the body of a collapsed card, but not its status', () => {
    const { host } = showWidget({ type: 'Card', collapsed: true, status: { text: 'Sent', icon: 'check' }, confirm: { label: 'Again', action: { type: 'a' } }, children: [{ type: 'Text', value: 'hidden' }] });
    expect(host.textContent).toBe('Sent');
  });

  it('shows the rows of a list up to its limit, more on demand, with the cursor on the first that came', async () => {
    const rows = Array.from({ length: 7 }, (_, at) => ({ type: 'ListViewItem', onClickAction: { type: 'open' }, children: [{ type: 'Text', value: `Row ${at}` }] }));
    const shown = showWidget({ type: 'ListView', limit: 'auto', children: rows });
    expect(shown.host.querySelectorAll('li')).toHaveLength(5);
    await shown.click(shown.button('Show 2 more'));
    expect(shown.host.querySelectorAll('li')).toHaveLength(7);
    expect(document.activeElement?.closest('li')?.textContent).toBe('Row 5');
    expect(() => shown.button('Show')).toThrow();
  });

  it('draws a streaming text as it grows, without drawing its neighbours again', () => {
    const still = { type: 'Box', children: [{ type: 'Text', value: 'still' }] };
    const shown = showWidget(card(still, { type: 'Text', id: 't', value: 'One', streaming: true }));
    const before = shown.host.querySelector('.w-box');
    const growing = shown.host.querySelectorAll('.w-text')[1];
    shown.update(card(still, { type: 'Text', id: 't', value: 'One two three', streaming: true }));
    expect(growing?.textContent).toBe('One two three');
    expect(shown.host.querySelector('.w-box')).toBe(before);
    expect(shown.host.querySelectorAll('.w-text')[1]).toBe(growing);
  });

  it('says the numbers of a chart in a table', async () => {
    const { host } = showWidget(card({ type: 'Chart', xAxis: 'm', data: [{ m: 'Jan', v: 1200 }], series: [{ dataKey: 'v', label: 'Visitors' }] }));
    await parts();
    await vi.waitFor(() => act(async () => expect(host.querySelector('table')?.textContent).toBe('VisitorsJan1,200')));
  });

  it('draws a table with heads, spans within bounds, and a way to scroll by keyboard', async () => {
    const cell = (value: string, props = {}): object => ({ type: 'Table.Cell', children: [{ type: 'Text', value }], ...props });
    const { host } = showWidget({ type: 'Basic', children: [{ type: 'Table', children: [{ type: 'Table.Row', header: true, children: [cell('A'), cell('B')] }, { type: 'Table.Row', children: [cell('1', { colSpan: 1e9 }), { type: 'Text', value: 'loose' }] }] }] } as never);
    await parts();
    await vi.waitFor(() => act(async () => expect(host.querySelectorAll('th[scope="col"]')).toHaveLength(2)));
    expect(host.querySelector('td')?.colSpan).toBe(100);
    expect(host.textContent).toContain('loose');
    expect(host.querySelector('.w-table-scroll')?.getAttribute('tabindex')).toBe('0');
  });

  it('names buttons that show only an icon', () => {
    const { host } = showWidget(card({ type: 'Button', iconStart: 'lucide:trash-2', onClickAction: { type: 'a' } }, { type: 'Button', iconStart: 'dots-horizontal', onClickAction: { type: 'a' } }));
    expect([...host.querySelectorAll('button')].map((button) => button.getAttribute('aria-label'))).toEqual(['trash', 'dots horizontal']);
  });
});

import type { WidgetNode } from '../../../src/shared/chatkit/types.ts';

/** Widgets that mean no good, or that a model got wrong. None may throw, freeze, load anything or leave its place. */

const text = (value: unknown, props: object = {}): WidgetNode => ({ type: 'Text', value, ...props });
const card = (children: unknown): WidgetNode => ({ type: 'Card', children: children as WidgetNode[] });

function deep(levels: number): WidgetNode {
  let node: WidgetNode = text('bottom');
  for (let at = 0; at < levels; at += 1) node = { type: 'Box', children: [node] };
  return node;
}

/** Addresses that must neither run nor load. */
export const badAddresses: readonly string[] = [
  'javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:alert(1)', 'java\nscript:alert(1)', 'data:text/html,<script>alert(1)</script>', 'data:image/svg+xml,<svg onload=alert(1)>',
  'vbscript:msgbox(1)', '//tracker.example.com/p.png', 'https://tracker.example.com/p.png', 'http://user:pass@example.com/p.png', 'file:///etc/passwd', 'blob:https://example.com/1',
];

/** Values of style properties that would load something, cover something or break out of the declaration. */
export const badStyles: readonly string[] = [
  'url(https://tracker.example.com/p.png)', 'red;position:fixed', 'var(--bg)', 'image-set("x.png" 1x)', 'expression(alert(1))', 'red}*{display:none', '-100px', '-5', 'calc(-1 * 500px)',
  'attr(data-x)', 'env(safe-area-inset-top)', 'element(#x)', '100vw', '999999999px', '1e99', 'inherit !important', 'paint(x)', 'rgb(0 0 0 / url(x))', '\\75rl(x)', 'linear-gradient(red,blue)',
];

const oddities: readonly unknown[] = [null, undefined, 0, -1, NaN, true, '', '  ', [], {}, [null], { light: null }, { size: 'x' }, 'x'.repeat(10_000), { toString: null }, ['a', ['b']]];

const propNames = [
  'value', 'label', 'src', 'alt', 'name', 'size', 'color', 'background', 'border', 'padding', 'margin', 'gap', 'width', 'height', 'aspectRatio', 'radius', 'flex', 'align', 'justify', 'wrap', 'options',
  'data', 'series', 'xAxis', 'onClickAction', 'onChangeAction', 'onSubmitAction', 'confirm', 'cancel', 'status', 'limit', 'theme', 'editable', 'defaultValue', 'defaultChecked', 'pattern', 'min', 'max', 'rows',
  'maxRows', 'inputType', 'iconStart', 'iconEnd', 'children', 'style', 'className', 'dangerouslySetInnerHTML', 'ref', 'onClick', 'key', 'id', 'streaming', 'maxLines', 'colSpan', 'rowSpan', 'fieldName',
] as const;

/** A node of a type with each of its properties set to something that it cannot be. */
export function oddNodes(type: string): WidgetNode[] {
  return oddities.map((oddity) => ({ ...Object.fromEntries(propNames.map((name) => [name, oddity])), type }));
}

export const hostileSamples: Readonly<Record<string, () => WidgetNode>> = {
  many: () => card(Array.from({ length: 10_000 }, (_, at) => text(`Node ${at}`))),
  deep: () => card([deep(1_000)]),
  options: () => card([{ type: 'Select', name: 'x', options: Array.from({ length: 100_000 }, (_, at) => ({ value: `v${at}`, label: `Option ${at}` })) }]),
  strings: () => card(['Text', 'Title', 'Caption', 'Markdown', 'Badge', 'Button', 'Label'].map((type) => ({ type, value: 'x'.repeat(1_000_000), label: 'y'.repeat(1_000_000), onClickAction: { type: 'x' } }))),
  rows: () => ({ type: 'ListView', children: Array.from({ length: 10_000 }, (_, at) => ({ type: 'ListViewItem', onClickAction: { type: 'x' }, children: [text(`Row ${at}`)] })) }),
  points: () => card([{ type: 'Chart', xAxis: 'x', data: Array.from({ length: 100_000 }, (_, at) => ({ x: at, y: at % 97 })), series: Array.from({ length: 50 }, () => ({ type: 'line', dataKey: 'y' })) }]),
  cover: () => card(badStyles.map((value) => ({
    type: 'Box', background: value, color: value, width: value, height: value, margin: value, padding: value, radius: value, border: { size: value, color: value, style: value }, position: 'fixed', style: 'position:fixed;inset:0', children: [text('Cover')],
  }))),
  addresses: () => card(badAddresses.flatMap((src) => [{ type: 'Image', src, alt: src }, { type: 'Markdown', value: `[link](${src}) ![image](${src})` }])),
};

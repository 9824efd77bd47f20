import { gradientPng } from '../gradient-png.ts';
import type { WidgetNode } from '../../../shared/chatkit/types.ts';

const badgeColours = ['secondary', 'success', 'danger', 'warning', 'info', 'discovery'];
const variants = ['solid', 'soft', 'outline'];

/** Text in its kinds, badges, buttons, icons and boxes. */
export function galleryCard(): WidgetNode {
  return {
    type: 'Card',
    size: 'lg',
    children: [
      { type: 'Title', value: 'Title', size: 'lg' },
      { type: 'Text', value: 'Text, **not** Markdown', color: 'secondary' },
      { type: 'Caption', value: 'Caption' },
      { type: 'Markdown', value: 'Markdown with **weight** and [a link](https://example.com)' },
      { type: 'Divider' },
      ...variants.map((variant) => ({
        type: 'Row',
        gap: 2,
        wrap: 'wrap',
        children: badgeColours.map((color) => ({ type: 'Badge', label: color, color, variant })),
      })),
      {
        type: 'Row',
        gap: 2,
        wrap: 'wrap',
        children: ['solid', 'soft', 'outline', 'ghost'].map((variant) => ({
          type: 'Button',
          label: variant,
          variant,
          onClickAction: { type: 'demo.pressed', payload: { variant } },
        })),
      },
      {
        type: 'Row',
        gap: 3,
        children: ['sparkle', 'calendar', 'map-pin', 'star-filled', 'lucide:rocket'].map((name) => ({ type: 'Icon', name, size: 'lg' })),
      },
      {
        type: 'Row',
        gap: 3,
        align: 'stretch',
        children: [
          { type: 'Image', src: gradientPng(64), alt: 'A gradient', width: 64, height: 64, radius: 'md' },
          {
            type: 'Box',
            padding: 3,
            radius: 'lg',
            background: 'surface-secondary',
            flex: 1,
            children: [{ type: 'Text', value: 'A box with a background' }],
          },
          { type: 'Spacer' },
        ],
      },
    ],
  };
}

export function tableCard(): WidgetNode {
  const row = (cells: string[], header = false): WidgetNode => ({
    type: 'Table.Row',
    header,
    children: cells.map((value, at) => ({
      type: 'Table.Cell',
      align: at === 0 ? 'start' : 'end',
      children: [{ type: 'Text', value, weight: header ? 'semibold' : 'normal' }],
    })),
  });
  return {
    type: 'Card',
    size: 'full',
    children: [
      { type: 'Title', value: 'Quarter', size: 'sm' },
      {
        type: 'Table',
        children: [
          row(['Month', 'Orders', 'Revenue', 'Returns'], true),
          row(['July', '312', '€9,480', '4']),
          row(['August', '287', '€8,930', '9']),
          row(['September', '341', '€10,215', '6']),
        ],
      },
    ],
  };
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun'];

/** One chart of each kind, over the same numbers. */
export function chartCard(type: 'bar' | 'line' | 'area'): WidgetNode {
  return {
    type: 'Card',
    size: 'md',
    children: [
      { type: 'Title', value: { bar: 'Bars', line: 'Lines', area: 'Areas' }[type], size: 'sm' },
      {
        type: 'Chart',
        data: months.map((month, at) => ({ month, desktop: 180 + ((at * 67) % 120), phone: 90 + ((at * 41) % 80) })),
        xAxis: { dataKey: 'month' },
        showYAxis: true,
        showLegend: true,
        series: [
          { type, dataKey: 'desktop', label: 'Desktop', color: 'blue', ...(type === 'bar' && { stack: 'all' }) },
          { type, dataKey: 'phone', label: 'Phone', color: 'orange', ...(type === 'bar' && { stack: 'all' }) },
        ],
        height: 220,
      },
    ],
  };
}

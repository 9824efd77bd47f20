import { beforeEach, describe, expect, it, vi } from 'vitest';
import { limitTree, maxDepth, maxNodes } from '../../../../../src/renderer/element/widgets/limit-tree.ts';
import { chartParts, readChart } from '../../../../../src/renderer/element/widgets/parts/chart-data.ts';
import { dayOf, isoOf, toDate, toDay, weekStart } from '../../../../../src/renderer/element/widgets/parts/dates.ts';
import { findOptions, maxOptions, readOptions } from '../../../../../src/renderer/element/widgets/parts/options.ts';
import { childNodes, nodeKeys, number, words } from '../../../../../src/renderer/element/widgets/read.ts';
import { hostileSamples } from '../../../../support/element-harness/widget-hostile.ts';
import { widgetSamples } from '../../../../support/element-harness/widget-backend.ts';

beforeEach(() => {
  vi.stubGlobal('CSS', { supports: () => true });
});

function count(node: unknown): number {
  return 1 + childNodes((node as { children?: unknown }).children).reduce((sum, child) => sum + count(child), 0);
}

function depth(node: unknown): number {
  return 1 + Math.max(0, ...childNodes((node as { children?: unknown }).children).map(depth));
}

describe('a tree', () => {
  it('within the limits is the very same', () => {
    for (const [name, root] of Object.entries(widgetSamples)) expect(limitTree(root), name).toEqual({ root, cut: false });
    const root = widgetSamples['signup']!;
    expect(limitTree(root).root).toBe(root);
  });

  it('of 10,000 nodes or 1,000 levels is cut, and says so', () => {
    const many = limitTree(hostileSamples['many']!());
    expect([many.cut, count(many.root)]).toEqual([true, maxNodes]);
    const deep = limitTree(hostileSamples['deep']!());
    expect([deep.cut, depth(deep.root)]).toEqual([true, maxDepth]);
  });

  it('may have a single child or a text instead of a list', () => {
    expect(childNodes({ type: 'Text' })).toEqual([{ type: 'Text' }]);
    expect(childNodes('words')).toEqual([{ type: 'Text', value: 'words' }]);
    expect(childNodes([null, 7, 'a', { type: 'Box' }, ['x']])).toEqual([{ type: 'Text', value: 'a' }, { type: 'Box' }]);
    expect(childNodes(undefined)).toEqual([]);
  });

  it('has keys that are its own, and unique', () => {
    expect(nodeKeys([{ type: 'A', key: 'k' }, { type: 'A', id: 'i' }, { type: 'A' }, { type: 'A', key: 'k' }, { type: 'A', key: {} as string }])).toEqual(['k', 'i', '#2', '#3', '#4']);
  });
});

describe('values', () => {
  it('are read as what they may be', () => {
    expect([number('7'), number(' 7 '), number(''), number('x'), number(null), number(true)]).toEqual([7, 7, undefined, undefined, undefined, undefined]);
    expect([words('a'), words(7), words(null), words({}), words(NaN)]).toEqual(['a', '7', '', '', '']);
    expect(words('x'.repeat(1_000_000))).toHaveLength(20_001);
  });
});

describe('options', () => {
  it('are read as pairs or bare strings, each value once', () => {
    const { options } = readOptions([{ value: 'a', label: 'A' }, 'b', { value: 'a' }, { label: 'no value' }, null, { value: 3, description: 'three', disabled: 'true' }]);
    expect(options).toEqual([
      { value: 'a', label: 'A', description: undefined, disabled: false }, { value: 'b', label: 'b', description: undefined, disabled: false },
      { value: '3', label: '3', description: 'three', disabled: true },
    ]);
  });

  it('are so many at most', () => {
    expect(readOptions(Array.from({ length: 100_000 }, (_, at) => `v${at}`)).options).toHaveLength(maxOptions);
    expect(readOptions('x').options).toEqual([]);
  });

  it('are found by every word, accents and case aside', () => {
    const { options } = readOptions([{ value: 'st', label: 'São Tomé and Príncipe' }, { value: 'sa', label: 'Samoa' }]);
    expect(findOptions(options, 'principe SAO').map(({ value }) => value)).toEqual(['st']);
    expect(findOptions(options, ' ')).toHaveLength(2);
    expect(findOptions(options, 'x')).toEqual([]);
  });
});

describe('dates', () => {
  it('are the day that is written, in whatever zone', () => {
    expect([dayOf('2026-03-01'), dayOf('2026-03-01T23:30:00-08:00'), dayOf('2026-03-01 10:00')]).toEqual(['2026-03-01', '2026-03-01', '2026-03-01']);
    expect([dayOf('2026-02-30'), dayOf('tomorrow'), dayOf(7), dayOf('2026-3-1')]).toEqual([undefined, undefined, undefined, undefined]);
    expect(toDay(toDate('0099-12-31'))).toBe('0099-12-31');
  });

  it('go out as the widget writes them', () => {
    expect(isoOf('2026-03-02', '2026-01-01')).toBe('2026-03-02');
    expect(isoOf('2026-03-02', '2026-01-01T09:30:00Z')).toBe('2026-03-02T09:30:00Z');
    expect(isoOf('2026-03-02', undefined)).toBe('2026-03-02T00:00:00.000Z');
    expect(isoOf('2026-03-02', '2026-01-01T<b>')).toBe('2026-03-02T00:00:00.000Z');
  });

  it('begin the week where the language does', () => {
    expect([weekStart('en-US'), weekStart('de'), weekStart('ar-EG')]).toEqual([0, 1, 6]);
  });
});

describe('a chart', () => {
  it('takes numbers that came as strings, and leaves a gap for what is none', () => {
    const { rows, series, cut } = readChart({ xAxis: { dataKey: 'm', labels: { jan: 'January' } }, data: [{ m: 'jan', a: '7' }, { m: 2, a: 'x' }, null], series: [{ dataKey: 'a', label: 'A', type: 'area', stack: 's', color: 'red' }, {}, null] });
    expect(rows).toEqual([{ x: 'January', s0: 7 }, { x: '2', s0: undefined }]);
    expect(series).toEqual([{ key: 's0', kind: 'area', label: 'A', color: 'var(--chart-red)', stack: 's', curve: 'monotone' }]);
    expect(cut).toBe(false);
  });

  it('reads no property that a row only inherits', () => {
    expect(readChart({ xAxis: 'toString', data: [{}], series: [{ dataKey: 'constructor' }] }).rows).toEqual([{ x: '', s0: undefined }]);
  });

  it('of too many points shows the first ones and says so', () => {
    const { rows, series, cut } = readChart(hostileSamples['points']!().children instanceof Array ? (hostileSamples['points']!().children as Record<string, unknown>[])[0]! : {});
    expect([rows.length, series.length, cut]).toEqual([300, 12, true]);
  });

  it('shows legend and tooltip unless it is told not to, and the numbers of the axis when it is', () => {
    expect(chartParts({})).toEqual({ xAxis: true, yAxis: false, legend: true, tooltip: true });
    expect(chartParts({ xAxis: { hide: true }, showYAxis: true, showLegend: false, showTooltip: false })).toEqual({ xAxis: false, yAxis: true, legend: false, tooltip: false });
  });
});

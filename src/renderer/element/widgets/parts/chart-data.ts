import { flag, label, list, number, oneOf, record, words } from '../read.ts';
import { chartColor } from '../values/color.ts';

export interface Series {
  /** Property of the rows below that holds its numbers. */
  key: string;
  kind: 'bar' | 'line' | 'area';
  label: string;
  color: string;
  stack: string | undefined;
  curve: Curve;
}

const curves = ['linear', 'monotone', 'natural', 'step', 'stepBefore', 'stepAfter', 'basis', 'bump'] as const;
export type Curve = (typeof curves)[number];

export interface ChartData {
  /** `x`: what the axis says; the others by series. */
  rows: readonly ({ x: string } & Record<string, number | string | undefined>)[];
  series: readonly Series[];
  /** Some of it is not drawn. */
  cut: boolean;
}

/** Most points and series that are drawn: more are a solid block on any screen. */
const maxRows = 300;
const maxSeries = 12;

/** The data of a chart as it can be drawn: numbers that came as strings are numbers, and what is none leaves a gap. */
export function readChart(node: Readonly<Record<string, unknown>>): ChartData {
  const axis = record(node['xAxis']);
  const xKey = label(axis?.['dataKey'] ?? node['xAxis']) ?? '';
  const names = record(axis?.['labels']);
  const given = list(node['series'], maxSeries).map(record).filter((one) => one !== undefined && label(one['dataKey']) !== undefined);
  const series = given.map((one, at): Series => ({
    key: `s${at}`,
    kind: oneOf(one?.['type'], ['bar', 'line', 'area']) ?? 'bar',
    label: label(one?.['label']) ?? label(one?.['dataKey']) ?? '',
    color: chartColor(one?.['color'], at),
    stack: label(one?.['stack']),
    curve: oneOf(one?.['curveType'], curves) ?? 'monotone',
  }));
  const rows = list(node['data'], maxRows).map(record).filter((row) => row !== undefined).map((row) => {
    const x = words(own(row, xKey), 200);
    const drawn: ChartData['rows'][number] = { x: label(names === undefined ? undefined : own(names, x)) ?? x };
    for (const [at, one] of given.entries()) drawn[`s${at}`] = number(own(row, words(one?.['dataKey'])));
    return drawn;
  });
  const cut = [[node['data'], maxRows] as const, [node['series'], maxSeries] as const].some(([value, most]) => Array.isArray(value) && value.length > most);
  return { rows, series, cut };
}

/** What is shown beside the drawing (§8). */
export function chartParts(node: Readonly<Record<string, unknown>>): { xAxis: boolean; yAxis: boolean; legend: boolean; tooltip: boolean } {
  return {
    xAxis: !flag(record(node['xAxis'])?.['hide']), yAxis: flag(node['showYAxis']),
    legend: node['showLegend'] === undefined || flag(node['showLegend']), tooltip: node['showTooltip'] === undefined || flag(node['showTooltip']),
  };
}

function own(row: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(row, key) ? row[key] : undefined;
}

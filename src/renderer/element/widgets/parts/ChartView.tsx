import { useCallback, useId, useMemo, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { Area, Bar, CartesianGrid, ComposedChart, Legend, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { useLocale, useStrings } from '../../ui/context.ts';
import { useSheet } from '../../ui/element-root.ts';
import css from '../../styles/widgets-data.css?inline';
import type { NodeProps } from '../context.ts';
import { whole } from '../read.ts';
import { blockStyle } from '../values/block.ts';
import { chartParts, readChart } from './chart-data.ts';
import type { ChartData, Series } from './chart-data.ts';

/** Bars, lines and areas over one axis (§8), with the same numbers as a table for who cannot see them. */
export function ChartView({ node }: NodeProps): ReactNode {
  const strings = useStrings();
  const tag = useLocale();
  useSheet(css);
  const id = useId();
  const data = useMemo(() => readChart(node), [node]);
  const parts = chartParts(node);
  const format = useMemo(() => new Intl.NumberFormat(tag, { maximumFractionDigits: 2 }), [tag]);
  const compact = useMemo(() => new Intl.NumberFormat(tag, { notation: 'compact', maximumFractionDigits: 1 }), [tag]);
  const [backwards, setBackwards] = useState(false);
  const figure = useCallback((element: HTMLElement | null) => setBackwards(element !== null && getComputedStyle(element).direction === 'rtl'), []);
  const { series, rows } = data;
  const style = blockStyle(node);
  if (rows.length === 0 || series.length === 0) return <p className="w-note">{strings.chartEmpty}</p>;

  return (
    <figure ref={figure} className="w-chart" style={style} data-sized={style.height !== undefined || style.aspectRatio !== undefined} aria-labelledby={id}>
      <figcaption id={id} className="unseen">
        {strings.chart}: {series.map(({ label }) => label).join(', ')}
      </figcaption>
      <div className="w-plot" dir="ltr">
        <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 320, height: 200 }}>
          <ComposedChart
            data={[...rows]}
            margin={{ top: 8, right: 8, bottom: 0, left: parts.yAxis ? 0 : 8 }}
            barGap={whole(node['barGap'], 0, 40) ?? 4}
            {...category(whole(node['barCategoryGap'], 0, 200))}
            title={strings.chart}
          >
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis dataKey="x" hide={!parts.xAxis} reversed={backwards} tickLine={false} axisLine={false} tickMargin={8} minTickGap={12} height={28} interval="preserveStartEnd" />
            <YAxis hide={!parts.yAxis} orientation={backwards ? 'right' : 'left'} tickLine={false} axisLine={false} tickMargin={4} width={48} tickFormatter={(value: number) => compact.format(value)} />
            {parts.tooltip && (
              <Tooltip
                isAnimationActive={false}
                separator=": "
                itemSorter={({ dataKey }) => Number(String(dataKey).slice(1))}
                cursor={series.some(({ kind }) => kind === 'bar') ? { className: 'w-cursor' } : { className: 'w-cursor-line' }}
                formatter={(value) => (typeof value === 'number' ? format.format(value) : String(value))}
                wrapperClassName="w-tooltip"
              />
            )}
            {parts.legend && <Legend itemSorter={null} position="top" height={28} iconType="circle" iconSize={8} />}
            {series.map((one, at) => draw(one, isTop(series, at)))}
          </ComposedChart>
        </ResponsiveContainer>
      </div>
      {data.cut && <p className="w-note">{strings.widgetCut}</p>}
      <DataTable data={data} write={(value) => (value === undefined ? '' : format.format(Number(value)))} />
    </figure>
  );
}

function category(gap: number | undefined): { barCategoryGap?: number } {
  return gap === undefined ? {} : { barCategoryGap: gap };
}

/** Only the top of a stack has round corners. */
function isTop(series: readonly Series[], at: number): boolean {
  const { stack, kind } = series[at] ?? {};
  return stack === undefined || series.findLastIndex((other) => other.kind === kind && other.stack === stack) === at;
}

function draw({ key, kind, label, color, stack, curve }: Series, top: boolean): ReactElement {
  const shared = { dataKey: key, name: label, isAnimationActive: false, ...(stack === undefined ? {} : { stackId: stack }) };
  switch (kind) {
    case 'bar':
      return <Bar key={key} {...shared} fill={color} radius={top ? [4, 4, 0, 0] : 0} maxBarSize={48} />;
    case 'line':
      return <Line key={key} {...shared} type={curve} stroke={color} strokeWidth={2} dot={false} activeDot={{ r: 4, strokeWidth: 0, fill: color }} />;
    case 'area':
      return <Area key={key} {...shared} type={curve} stroke={color} strokeWidth={2} fill={color} fillOpacity={0.18} activeDot={{ r: 4, strokeWidth: 0, fill: color }} />;
  }
}

function DataTable({ data, write }: { data: ChartData; write: (value: number | string | undefined) => string }): ReactNode {
  return (
    <table className="unseen">
      <thead>
        <tr>
          <td />
          {data.series.map(({ key, label }) => (
            <th key={key} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.rows.map((row, at) => (
          <tr key={at}>
            <th scope="row">{row.x}</th>
            {data.series.map(({ key }) => (
              <td key={key}>{write(row[key])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

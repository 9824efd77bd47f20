import type { ReactNode } from 'react';
import { plotHeight } from './plot-points.ts';

export interface PlotProps {
  title: string;
  /** All of it in a sentence, for who does not see it. */
  label: string;
  /** What the top of the plot stands for; its bottom is zero. */
  most: string;
  /** Its left and right ends, in time. */
  from: string;
  to: string;
  /** Shapes in a box of 100 by `plotHeight`. */
  children: ReactNode;
}

/** A small plot over time, from zero up. */
export function Plot({ title, label, most, from, to, children }: PlotProps): ReactNode {
  return (
    <figure className="plot">
      <figcaption>
        <span>{title}</span> <span className="plot-scale">{most}</span>
      </figcaption>
      <svg viewBox={`0 0 100 ${plotHeight}`} preserveAspectRatio="none" role="img" aria-label={label}>
        {children}
      </svg>
      <div className="plot-ends" aria-hidden="true">
        <span>{from}</span>
        {from !== to && <span>{to}</span>}
      </div>
    </figure>
  );
}

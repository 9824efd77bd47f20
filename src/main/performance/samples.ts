import { z } from 'zod';
import type { PerformanceView } from '../../shared/performance.ts';

/** How many starts are kept. */
export const maxStarts = 60;
/** How many looks at memory are kept; older ones lie further apart. */
export const maxMemory = 240;

const at = z.number().positive();
const start = z.object({ at, ms: z.number().positive(), version: z.string().max(40) });
const memory = z.object({ at, mb: z.number().positive() });
const kept = z.object({ starts: z.array(z.unknown()), memory: z.array(z.unknown()) });

/** What a file holds. What does not fit is left out: these are figures to look at, nothing hangs on them. */
export function readSamples(text: string | undefined): PerformanceView {
  try {
    const { starts, memory: looks } = kept.parse(JSON.parse(text ?? ''));
    return { starts: fitting(start, starts).slice(-maxStarts), memory: fitting(memory, looks).slice(-maxMemory) };
  } catch {
    return { starts: [], memory: [] };
  }
}

function fitting<T>(schema: z.ZodType<T>, values: readonly unknown[]): T[] {
  return values.flatMap((value) => {
    const result = schema.safeParse(value);
    return result.success ? [result.data] : [];
  });
}

export function withStart(samples: PerformanceView, sample: PerformanceView['starts'][number]): PerformanceView {
  return { ...samples, starts: [...samples.starts, sample].slice(-maxStarts) };
}

/** When there are too many, every second of the older half goes: so weeks fit in, and the last hours stay fine. */
export function withMemory(samples: PerformanceView, sample: PerformanceView['memory'][number]): PerformanceView {
  const all = [...samples.memory, sample];
  const half = all.length >> 1;
  return { ...samples, memory: all.length <= maxMemory ? all : all.filter((_, index) => index >= half || index % 2 === 0) };
}

import { useEffect, useState, type ReactNode } from 'react';
import { median, type PerformanceView } from '../../../../shared/performance.ts';
import { useShell } from '../../shell-context.tsx';
import { useTexts, useWords } from '../../texts.tsx';
import { barsOf, lineOf } from './plot-points.ts';
import { Plot } from './Plot.tsx';
import { dayWords, memoryWords, momentWords, startWords } from './speed-words.ts';

/** How fast the app starts here and what memory it takes, in figures and two small plots. */
export function SpeedSection(): ReactNode {
  const { desktop } = useShell();
  const { speed } = useTexts();
  const { tag } = useWords();
  const [view, setView] = useState<PerformanceView>();

  useEffect(() => {
    let open = true;
    void desktop.methods['performance.read']().then((result) => open && result.ok && setView(result.value));
    return () => void (open = false);
  }, [desktop]);

  if (view === undefined) return null;
  const facts: [string, string | undefined][] = [
    [speed.lastStart, wordsOr(view.starts.at(-1)?.ms, (ms) => startWords(tag, ms))],
    [speed.usualStart, wordsOr(median(view.starts.map(({ ms }) => ms)), (ms) => startWords(tag, ms))],
    [speed.memoryNow, wordsOr(view.memory.at(-1)?.mb, (mb) => memoryWords(tag, mb))],
  ];
  return (
    <section className="speed" aria-labelledby="speed-title">
      <h3 id="speed-title">{speed.title}</h3>
      <dl className="facts">
        {facts.map(
          ([name, value]) =>
            value !== undefined && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <StartsPlot starts={view.starts} />
      <MemoryPlot memory={view.memory} />
      <p className="panel-hint">{[view.starts.length === 0 ? speed.startsElsewhere : '', speed.hint].filter(Boolean).join(' ')}</p>
    </section>
  );
}

function StartsPlot({ starts }: Pick<PerformanceView, 'starts'>): ReactNode {
  const { speed } = useTexts();
  const { tag } = useWords();
  const [first, last] = [starts[0], starts.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  const times = starts.map(({ ms }) => ms);
  const most = startWords(tag, Math.max(...times));
  const bars = barsOf(times);
  return (
    <Plot title={speed.starts} label={speed.startsPlot(starts.length, startWords(tag, Math.min(...times)), most)} most={most} from={dayWords(tag, first.at)} to={dayWords(tag, last.at)}>
      {starts.map(({ at, ms, version }, index) => (
        <rect key={at} {...bars[index]} className="plot-bar">
          <title>{speed.startOf(startWords(tag, ms), version, momentWords(tag, at))}</title>
        </rect>
      ))}
    </Plot>
  );
}

function MemoryPlot({ memory }: Pick<PerformanceView, 'memory'>): ReactNode {
  const { speed } = useTexts();
  const { tag } = useWords();
  const [first, last] = [memory[0], memory.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  const sizes = memory.map(({ mb }) => mb);
  const most = memoryWords(tag, Math.max(...sizes));
  return (
    <Plot title={speed.memory} label={speed.memoryPlot(memoryWords(tag, Math.min(...sizes)), most)} most={most} from={momentWords(tag, first.at)} to={momentWords(tag, last.at)}>
      <polyline points={lineOf(memory.map(({ at, mb }) => ({ at, value: mb })))} className="plot-line" />
    </Plot>
  );
}

function wordsOr(value: number | undefined, words: (value: number) => string): string | undefined {
  return value === undefined ? undefined : words(value);
}

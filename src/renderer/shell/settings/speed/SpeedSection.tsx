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
  const { starts, memory } = view;
  const times = starts.map(({ ms }) => ms);
  const sizes = memory.map(({ mb }) => mb);
  const usual = median(times);
  const now = memory.at(-1);
  const facts: [string, string][] = [
    ...(usual === undefined ? [] : [[speed.lastStart, startWords(tag, times.at(-1)!)] as [string, string], [speed.usualStart, startWords(tag, usual)] as [string, string]]),
    ...(now === undefined ? [] : [[speed.memoryNow, memoryWords(tag, now.mb)] as [string, string]]),
  ];
  return (
    <section className="speed" aria-labelledby="speed-title">
      <h3 id="speed-title">{speed.title}</h3>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {starts.length > 1 && (
        <Plot
          title={speed.starts}
          label={speed.startsPlot(starts.length, startWords(tag, Math.min(...times)), startWords(tag, Math.max(...times)))}
          most={startWords(tag, Math.max(...times))}
          from={dayWords(tag, starts[0]!.at)}
          to={dayWords(tag, starts.at(-1)!.at)}
        >
          {barsOf(times).map((bar, index) => (
            <rect key={starts[index]!.at} {...bar} className="plot-bar">
              <title>{speed.startOf(startWords(tag, times[index]!), starts[index]!.version, momentWords(tag, starts[index]!.at))}</title>
            </rect>
          ))}
        </Plot>
      )}
      {memory.length > 1 && (
        <Plot
          title={speed.memory}
          label={speed.memoryPlot(memoryWords(tag, Math.min(...sizes)), memoryWords(tag, Math.max(...sizes)))}
          most={memoryWords(tag, Math.max(...sizes))}
          from={momentWords(tag, memory[0]!.at)}
          to={momentWords(tag, now!.at)}
        >
          <polyline points={lineOf(memory.map(({ at, mb }) => ({ at, value: mb })))} className="plot-line" />
        </Plot>
      )}
      <p className="hint">{[starts.length === 0 ? speed.startsElsewhere : '', speed.hint].filter(Boolean).join(' ')}</p>
    </section>
  );
}

import { useMemo, useState, type ReactNode } from 'react';
import type { TimelineEntry } from '../../../shared/diagnostics.ts';
import { exactDate } from '../search/hit-words.ts';
import { useWords } from '../texts.tsx';
import { Button } from '../ui/Button.tsx';
import { timelineDays, timeOf, type TimelineLine } from './timeline-days.ts';

/** As many lines come at a time; a year of lines at once would make the page slow to open. */
const pageLines = 100;

interface TimelineTabProps {
  entries: readonly TimelineEntry[];
  /** When they were read: what counts as today. */
  readAt: number;
}

/** What happened to the sign-in, newest first, by day. */
export function TimelineTab({ entries, readAt }: TimelineTabProps): ReactNode {
  const words = useWords();
  const { diagnostics } = words.texts;
  const [onlyProblems, setOnlyProblems] = useState(false);
  const [limit, setLimit] = useState(pageLines);
  const view = useMemo(() => timelineDays(words, entries, { now: readAt, onlyProblems, limit }), [words, entries, readAt, onlyProblems, limit]);
  return (
    <>
      <div className="timeline-bar">
        <button type="button" className="chip" aria-pressed={onlyProblems} onClick={() => setOnlyProblems(!onlyProblems)}>
          {diagnostics.problemsOnly}
        </button>
        <span className="panel-hint tabular" role="status">
          {view.problems === 0 ? diagnostics.noProblemsIn(entries.length) : diagnostics.problemsIn(view.problems, entries.length)}
        </span>
      </div>
      {view.days.length === 0 && (
        <p className="timeline-empty">{onlyProblems ? diagnostics.noProblems : diagnostics.nothingNoted}</p>
      )}
      {view.days.map((day) => (
        <section key={day.key} className="timeline-day" aria-label={day.title}>
          <h3>{day.title}</h3>
          <ol>
            {day.lines.map((line) => (
              <Line key={line.key} line={line} />
            ))}
          </ol>
        </section>
      ))}
      {view.more > 0 && (
        <Button className="timeline-more" onClick={() => setLimit(limit + pageLines)}>
          {diagnostics.showOlder(Math.min(pageLines, view.more))}
        </Button>
      )}
    </>
  );
}

function Line({ line }: { line: TimelineLine }): ReactNode {
  const { texts, tag } = useWords();
  const { diagnostics } = texts;
  return (
    <li data-problem={line.problem || undefined}>
      <time dateTime={new Date(line.at).toISOString()} title={exactDate(tag, line.at)}>
        {timeOf(tag, line.at)}
      </time>
      <span className="timeline-text">
        {line.problem && <span className="visually-hidden">{diagnostics.problem} </span>}
        {line.text}
        {line.codes.map((code) => (
          <code key={code}>{code}</code>
        ))}
        {line.count > 1 && (
          <span className="timeline-count">{diagnostics.timesSince(line.count, timeOf(tag, line.since))}</span>
        )}
      </span>
    </li>
  );
}

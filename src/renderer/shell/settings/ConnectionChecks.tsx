import { CircleAlert, CircleCheck, CircleDashed, CircleMinus, CircleX, type LucideIcon } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import type { ConnectionCheck } from '../../../shared/connection.ts';
import type { Texts } from '../../../shared/texts/en/texts.ts';
import { told } from '../../../shared/texts/told.ts';
import { WayOut } from '../network/WayOut.tsx';
import { useTexts } from '../texts.tsx';
import { Icon } from '../ui/Icon.tsx';

const marks: Record<ConnectionCheck['status'], LucideIcon> = { ok: CircleCheck, warning: CircleAlert, failed: CircleX, skipped: CircleMinus };

interface ConnectionChecksProps {
  checks: readonly ConnectionCheck[];
  /** While they are made: every check there will be, in order. */
  awaited?: readonly ConnectionCheck['id'][];
  /** Where a certificate can be added at hand. */
  onCertificate?: () => void;
}

/** The connection test, a line per check, with what to change where one failed. */
export function ConnectionChecks({ checks, awaited, onCertificate }: ConnectionChecksProps): ReactNode {
  const root = useRef<HTMLDivElement>(null);
  const texts = useTexts();
  const words = texts.checks;
  const running = awaited !== undefined;
  useEffect(() => {
    // Newer Chromium answers with a promise, which React would take for a clean-up.
    if (!running) root.current?.scrollIntoView({ block: 'nearest' });
  }, [checks, running]);
  const rows = awaited?.map((id) => checks.find((check) => check.id === id) ?? { id, status: 'awaited' as const, message: '', fix: undefined, said: undefined, obstacle: undefined }) ?? checks;
  return (
    <div ref={root} className="checks" aria-busy={running || undefined}>
      <p className="checks-summary tabular" role="status">
        {awaited === undefined ? summaryOf(texts, checks) : words.progress(checks.length, awaited.length)}
      </p>
      <ul>
        {rows.map(({ id, status, ...check }) => (
          <li key={id} data-status={status}>
            <Icon of={status === 'awaited' ? CircleDashed : marks[status]} />
            <div>
              <span className="visually-hidden">{words.marked(words.marks[status])}</span>
              <strong className="check-title">{words.titles[id]}</strong> {told(texts, { message: check.message, said: check.said?.message })}
              {check.fix !== undefined && <p className="check-fix">{told(texts, { message: check.fix, said: check.said?.fix })}</p>}
              {check.obstacle !== undefined && <WayOut kind={check.obstacle} onCertificate={onCertificate} />}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

function summaryOf({ checks: words }: Texts, checks: readonly ConnectionCheck[]): string {
  const count = (status: ConnectionCheck['status']): number => checks.filter((check) => check.status === status).length;
  const failed = count('failed');
  if (failed > 0) return words.failures(failed);
  if (count('warning') > 0) return words.attention;
  return count('skipped') > 0 ? words.allTestable : words.all;
}

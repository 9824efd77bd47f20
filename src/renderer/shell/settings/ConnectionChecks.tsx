import { CircleAlert, CircleCheck, CircleDashed, CircleMinus, CircleX, type LucideIcon } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import type { ConnectionCheck } from '../../../shared/connection.ts';
import { Icon } from '../ui/Icon.tsx';

const marks: Record<ConnectionCheck['status'], { icon: LucideIcon; word: string }> = {
  ok: { icon: CircleCheck, word: 'Fine' },
  warning: { icon: CircleAlert, word: 'Warning' },
  failed: { icon: CircleX, word: 'Failed' },
  skipped: { icon: CircleMinus, word: 'Not tested' },
};

const titles: Record<ConnectionCheck['id'], string> = {
  'network.names': 'Names',
  'network.proxy': 'Proxy',
  'network.portal': 'Network sign-in',
  'clock.skew': 'Clock',
  'tls.auth': 'Certificate for sign-in',
  'tls.chat': 'Certificate for chat',
  'token.key': 'Key of the token',
  'auth.reachable': 'Sign-in server',
  'auth.better_auth': 'Better Auth',
  'auth.jwks': 'Signing keys',
  'token.safe': 'Token',
  'chat.reachable': 'Chat server',
  'chat.accepts': 'Chat accepts the token',
};

interface ConnectionChecksProps {
  checks: readonly ConnectionCheck[];
  /** While they are made: every check there will be, in order. */
  awaited?: readonly ConnectionCheck['id'][];
}

/** The connection test, a line per check, with what to change where one failed. */
export function ConnectionChecks({ checks, awaited }: ConnectionChecksProps): ReactNode {
  const root = useRef<HTMLDivElement>(null);
  const running = awaited !== undefined;
  useEffect(() => {
    // Newer Chromium answers with a promise, which React would take for a clean-up.
    if (!running) root.current?.scrollIntoView({ block: 'nearest' });
  }, [checks, running]);
  const rows = awaited?.map((id) => checks.find((check) => check.id === id) ?? { id, status: 'awaited' as const, message: '', fix: undefined }) ?? checks;
  return (
    <div ref={root} className="checks" aria-busy={running || undefined}>
      <p className="checks-summary tabular" role="status">
        {awaited === undefined ? summaryOf(checks) : `Checking: ${checks.length} of ${awaited.length} done.`}
      </p>
      <ul>
        {rows.map(({ id, status, message, fix }) => (
          <li key={id} data-status={status}>
            <Icon of={status === 'awaited' ? CircleDashed : marks[status].icon} />
            <div>
              <span className="visually-hidden">{status === 'awaited' ? 'Not done yet' : marks[status].word}: </span>
              <strong className="check-title">{titles[id]}</strong> {message}
              {fix !== undefined && <p className="check-fix">{fix}</p>}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

function summaryOf(checks: readonly ConnectionCheck[]): string {
  const count = (status: ConnectionCheck['status']): number => checks.filter((check) => check.status === status).length;
  const failed = count('failed');
  if (failed > 0) return `${failed === 1 ? 'One check' : `${failed} checks`} failed.`;
  if (count('warning') > 0) return 'It works, but something needs attention.';
  return count('skipped') > 0 ? 'Everything that could be tested works.' : 'Everything works.';
}

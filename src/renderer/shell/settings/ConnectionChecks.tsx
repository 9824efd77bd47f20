import { CircleAlert, CircleCheck, CircleMinus, CircleX, type LucideIcon } from 'lucide-react';
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

/** The connection test, a line per check, with what to change where one failed. */
export function ConnectionChecks({ checks }: { checks: readonly ConnectionCheck[] }): ReactNode {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Newer Chromium answers with a promise, which React would take for a clean-up.
    root.current?.scrollIntoView({ block: 'nearest' });
  }, [checks]);
  const failed = checks.filter((check) => check.status === 'failed').length;
  const warned = checks.some((check) => check.status === 'warning');
  const skipped = checks.filter((check) => check.status === 'skipped').length;
  const summary =
    failed > 0
      ? `${failed === 1 ? 'One check' : `${failed} checks`} failed.`
      : warned
        ? 'It works, but something needs attention.'
      : skipped > 0
        ? 'Everything that could be tested works.'
        : 'Everything works.';
  return (
    <div ref={root} className="checks">
      <p className="checks-summary" role="status">
        {summary}
      </p>
      <ul>
        {checks.map((check) => (
          <li key={check.id} data-status={check.status}>
            <Icon of={marks[check.status].icon} />
            <div>
              <span className="visually-hidden">{marks[check.status].word}: </span>
              <strong className="check-title">{titles[check.id]}</strong> {check.message}
              {check.fix !== undefined && <p className="check-fix">{check.fix}</p>}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

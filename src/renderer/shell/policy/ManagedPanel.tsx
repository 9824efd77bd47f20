import type { ReactNode } from 'react';
import type { PolicyView } from '../../../shared/policy.ts';
import { useTexts } from '../texts.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { LockLine } from './LockLine.tsx';
import { policyRows, policyText } from './policy-words.ts';

/** Everything that the organisation has set, and where. */
export function ManagedPanel({ view }: { view: Extract<PolicyView, { status: 'managed' }> }): ReactNode {
  const texts = useTexts();
  const { policy: words } = texts;
  const { organisation } = view.policy;
  const rows = policyRows(texts, view);
  return (
    <>
      <h2>{words.title}</h2>
      <LockLine text={organisation === undefined ? words.managed : words.managedBy(organisation)} />
      <p className="panel-hint">{rows.length === 0 ? words.empty : words.intro}</p>
      {rows.length > 0 && (
        <>
          <table className="policy-table">
            <thead>
              <tr>
                <th scope="col">{words.setting}</th>
                <th scope="col">{words.value}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ key, label, lines, ltr, source }) => (
                <tr key={key}>
                  <th scope="row">{label}</th>
                  <td>
                    {lines.map((line) => (
                      <span key={line} className="policy-value" dir={ltr ? 'ltr' : 'auto'}>
                        {line}
                      </span>
                    ))}
                    <span className="policy-from">
                      {words.from} <bdi className="policy-source">{source}</bdi>
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <CopyButton text={policyText(rows)} label={words.copy} />
        </>
      )}
    </>
  );
}

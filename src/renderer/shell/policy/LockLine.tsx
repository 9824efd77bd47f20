import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useShell } from '../shell-context.tsx';
import { hasFeature, type Policy, type PolicyFeature } from '../../../shared/policy.ts';
import { useObservable } from '../state/observable.ts';
import { useTexts } from '../texts.tsx';
import { Icon } from '../ui/Icon.tsx';

/** Says that something is not the person's to set. */
export function LockLine({ text }: { text?: string }): ReactNode {
  const { policy } = useTexts();
  return (
    <p className="lock-line">
      <Icon of={Lock} size={14} />
      {text ?? policy.setBy}
    </p>
  );
}

/** What the organisation has set; empty where it has set nothing. */
export function usePolicy(): Policy {
  const view = useObservable(useShell().state.policy);
  return view?.status === 'managed' ? view.policy : nothing;
}

const nothing: Policy = {};

/** Whether the policy leaves this on. */
export function useFeature(feature: PolicyFeature): boolean {
  return hasFeature(useObservable(useShell().state.policy), feature);
}

import type { ReactNode } from 'react';
import { useTexts } from '../texts.tsx';
import { LockLine, usePolicy } from './LockLine.tsx';

/** Which hosts a model may be at, where that is limited. */
export function ModelLock(): ReactNode {
  const { modelEndpoints } = usePolicy();
  const { policy } = useTexts();
  if (modelEndpoints === undefined) return null;
  return <LockLine text={policy.onlyModels(modelEndpoints.length === 0 ? policy.nothing : modelEndpoints.join(', '))} />;
}

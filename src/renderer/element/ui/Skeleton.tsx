import type { ReactNode } from 'react';
import { useStrings } from './context.ts';

/** Stands where the thread will be; the styles show it only after 200 ms, so a quick answer never flickers. */
export function Skeleton(): ReactNode {
  const strings = useStrings();
  return (
    <div className="skeleton" role="status" aria-label={strings.loading}>
      <span className="bone mine" />
      <span className="bone" />
      <span className="bone" />
      <span className="bone short" />
      <span className="bone mine wide" />
      <span className="bone" />
      <span className="bone short" />
    </div>
  );
}

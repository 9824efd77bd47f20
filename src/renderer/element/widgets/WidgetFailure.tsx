import { CircleAlert, X } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { ChatKitRequestError } from '../../../shared/chatkit/client-error.ts';
import { useStrings } from '../ui/context.ts';
import type { ActionRunner } from './actions/action-runner.ts';

/** An action that could not be run, at the widget itself: what happened, and the way on. */
export function WidgetFailure({ runner }: { runner: ActionRunner }): ReactNode {
  const strings = useStrings();
  const failure = useSyncExternalStore(runner.subscribe, () => runner.getSnapshot().failure);
  if (failure === undefined) return null;
  const { error, retry } = failure;
  return (
    <div className="w-failure" role="alert">
      <CircleAlert size={16} strokeWidth={1.75} aria-hidden />
      <p dir="auto">{error instanceof ChatKitRequestError ? error.message : strings.widgetFailed}</p>
      <button type="button" className="w-button" data-color="secondary" data-variant="outline" data-size="sm" onClick={retry}>
        {strings.retry}
      </button>
      <button type="button" className="icon-button" title={strings.dismiss} aria-label={strings.dismiss} onClick={runner.dismiss}>
        <X size={16} strokeWidth={1.75} aria-hidden />
      </button>
    </div>
  );
}

import type { ActionConfig } from '../../../../shared/chatkit/actions.ts';
import { label, oneOf, record } from '../read.ts';

/** The action of a node; `undefined` where there is none that could be run (§5.4). */
export function readAction(value: unknown): ActionConfig | undefined {
  const raw = record(value);
  const type = label(raw?.['type']);
  if (raw === undefined || type === undefined) return undefined;
  const { payload } = raw;
  const loadingBehavior = oneOf(raw['loadingBehavior'], ['auto', 'none', 'self', 'container']);
  return {
    type,
    ...(payload === undefined || payload === null ? {} : { payload }),
    ...(raw['handler'] === 'client' ? { handler: 'client' } : {}),
    ...(loadingBehavior === undefined ? {} : { loadingBehavior }),
    ...(raw['streaming'] === false ? { streaming: false } : {}),
  };
}

/** Whether the action has to wait for the end of a running response (§5.2). */
export function needsTurn(action: ActionConfig | undefined): boolean {
  return action !== undefined && action.handler !== 'client' && action.streaming !== false;
}

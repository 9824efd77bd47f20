import type { ActionConfig } from '../../../../shared/chatkit/actions.ts';
import { needsTurn } from './read-action.ts';

/** What shows that an action runs. */
export type Loading = 'none' | 'self' | 'container';

export interface Origin {
  /** The control, unique on the page. */
  id: string;
  /** What `auto` means for it (§5.4). */
  auto: Loading;
  /** Fires with each change: the newest one counts, so an earlier one does not hold it up. */
  repeats?: boolean;
}

export interface RunnerState {
  /** Controls that show that their action runs. */
  readonly busy: ReadonlySet<string>;
  /** The whole widget waits. */
  readonly waiting: boolean;
  readonly failure: { readonly error: unknown; readonly retry: () => void } | undefined;
}

export interface ActionRunner {
  getSnapshot: () => RunnerState;
  subscribe: (listener: () => void) => () => void;
  /**
   * Runs an action, unless its control is busy, the widget waits, or a response streams that it must not disturb.
   * `succeeded` is called once it has run.
   */
  run: (action: ActionConfig, origin: Origin, succeeded?: () => void) => void;
  dismiss: () => void;
}

export interface ActionRunnerDeps {
  run: (action: ActionConfig) => Promise<void>;
  /** A response streams, or the thread is being read. */
  isBlocked: () => boolean;
}

/** The running actions of one widget (§5.4). */
export function createActionRunner(deps: ActionRunnerDeps): ActionRunner {
  let state: RunnerState = { busy: new Set(), waiting: false, failure: undefined };
  const running = new Map<symbol, { origin: Origin; loading: Loading }>();
  const listeners = new Set<() => void>();

  function publish(failure: RunnerState['failure']): void {
    const shown = [...running.values()];
    state = {
      busy: new Set(shown.filter(({ loading }) => loading === 'self').map(({ origin }) => origin.id)),
      waiting: shown.some(({ loading }) => loading === 'container'),
      failure,
    };
    for (const listener of [...listeners]) listener();
  }

  async function start(action: ActionConfig, origin: Origin, succeeded?: () => void): Promise<void> {
    const wished = action.loadingBehavior ?? 'auto';
    const key = Symbol(origin.id);
    running.set(key, { origin, loading: wished === 'auto' ? origin.auto : wished });
    publish(undefined);
    let failure: RunnerState['failure'];
    try {
      await deps.run(action);
      succeeded?.();
    } catch (error) {
      failure = { error, retry: () => run(action, origin, succeeded) };
    }
    running.delete(key);
    publish(failure ?? state.failure);
  }

  function run(action: ActionConfig, origin: Origin, succeeded?: () => void): void {
    const pending = origin.repeats !== true && [...running.values()].some((other) => other.origin.id === origin.id);
    if (pending || state.waiting || (needsTurn(action) && deps.isBlocked())) return;
    void start(action, origin, succeeded);
  }

  return {
    getSnapshot: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    run,
    dismiss: () => publish(undefined),
  };
}

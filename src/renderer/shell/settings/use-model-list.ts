import { useRef, useState } from 'react';
import type { ModelCheckInput, ModelList } from '../../../shared/model-check.ts';
import type { WireError } from '../../../shared/errors.ts';
import { useShell } from '../shell-context.tsx';

/** What is known of the models of one endpoint. */
export type ListState = { status: 'unread' } | { status: 'reading' } | { status: 'read'; list: ModelList } | { status: 'failed'; error: WireError };

export interface ModelListReading {
  state: ListState;
  /** Asks the endpoint, unless that is known or being asked. `anew` asks in any case. */
  read(anew?: boolean): void;
}

/** The models of an endpoint, asked for when somebody wants to see them; those of another address or key are not taken for its own. */
export function useModelList({ baseUrl, apiKey }: { baseUrl: string; apiKey: string }): ModelListReading {
  const { methods } = useShell().desktop;
  const of = `${baseUrl}\n${apiKey}`;
  const [known, setKnown] = useState<{ of: string; state: ListState }>({ of, state: { status: 'unread' } });
  const asked = useRef(0);
  const state: ListState = known.of === of ? known.state : { status: 'unread' };

  async function ask(): Promise<void> {
    const ticket = (asked.current += 1);
    setKnown({ of, state: { status: 'reading' } });
    const input: ModelCheckInput = { baseUrl, model: '', ...(apiKey !== '' && { apiKey }) };
    const result = await methods['models.list'](input);
    if (ticket === asked.current) setKnown({ of, state: result.ok ? { status: 'read', list: result.value } : { status: 'failed', error: result.error } });
  }

  return {
    state,
    read(anew = false) {
      if (anew || state.status === 'unread' || (state.status === 'read' && state.list.problem !== undefined)) void ask();
    },
  };
}

/** Most names that are drawn at once; typing finds the others. */
const maxDrawn = 200;

/** Names with all the words that were typed. */
export function fittingModels(models: readonly string[], typed: string): { shown: readonly string[]; count: number } {
  const parts = typed.toLowerCase().split(/\s+/u).filter(Boolean);
  const fitting = models.filter((name) => parts.every((part) => name.toLowerCase().includes(part)));
  return { shown: fitting.slice(0, maxDrawn), count: fitting.length };
}

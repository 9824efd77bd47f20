import { Check } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTexts, useTold } from '../texts.tsx';
import { Icon } from '../ui/Icon.tsx';
import type { ListState } from './use-model-list.ts';

interface ModelOptionsProps {
  /** The options are called after it. */
  id: string;
  /** `undefined`: there is no address to ask yet. */
  state: ListState | undefined;
  shown: readonly string[];
  /** How many fit, with those that are not shown. */
  count: number;
  active: string | undefined;
  chosen: string;
  onPoint(at: number): void;
  onChoose(name: string): void;
  onReload(): void;
}

/** What an endpoint says that it runs, or why that is not known. */
export function ModelOptions({ id, state, shown, count, active, chosen, onPoint, onChoose, onReload }: ModelOptionsProps): ReactNode {
  const { models: words } = useTexts();
  const tell = useTold();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const problem = state?.status === 'failed' ? state.error : state?.status === 'read' ? state.list.problem : undefined;
  const known = state?.status === 'read' && problem === undefined;
  const note =
    state === undefined
      ? words.addressFirst
      : problem !== undefined
        ? tell(problem)
        : !known
          ? words.loading
          : shown.length === 0
            ? words.noneFits
            : shown.length < count
              ? words.more(shown.length, count)
              : '';
  return (
    <>
      <div ref={list} id={`${id}-list`} className="model-list" role="listbox" aria-label={words.list} aria-busy={state?.status === 'reading'} onMouseDown={(event) => event.preventDefault()}>
        {shown.map((name, index) => (
          <div
            key={name}
            id={`${id}-${index}`}
            role="option"
            aria-selected={name === active}
            className="model-option"
            title={name}
            onMouseMove={() => onPoint(index)}
            onClick={() => onChoose(name)}
          >
            <bdi>{name}</bdi>
            {name === chosen && <Icon of={Check} />}
          </div>
        ))}
      </div>
      <div className="model-note" hidden={note === ''}>
        <p role="status">{note}</p>
        {problem !== undefined && (
          <button type="button" className="link" onClick={onReload}>
            {words.reload}
          </button>
        )}
      </div>
    </>
  );
}

import { Check, CircleAlert, Mic, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { maxRecordingMs } from '../../controller/composer/dictation.ts';
import type { Dictation } from '../../controller/composer/dictation.ts';
import { useStore } from '../../hooks/use-store.ts';
import { written } from '../../../../shared/texts/counted.ts';
import { useLocale, useStrings } from '../context.ts';
import { Spinner } from '../parts/Spinner.tsx';
import { useParts } from './composer-context.ts';
import { formatElapsed } from './format.ts';

/** Recording and what becomes of it, in place of the buttons below the text. */
export function DictationBar(): ReactNode {
  const strings = useStrings();
  const locale = useLocale();
  const { dictation, field } = useParts();
  const state = useStore(dictation);
  const bar = useRef<HTMLDivElement>(null);

  useEffect(() => {
    (bar.current?.querySelector<HTMLElement>('.send') ?? bar.current?.querySelector('button'))?.focus();
  }, [state.type]);

  function leave(): void {
    dictation.cancel();
    field.current?.focus();
  }

  if (state.type === 'idle') return null;
  return (
    <div
      ref={bar} className="dictation" data-state={state.type} role="group" aria-label={strings.dictate}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        leave();
      }}
    >
      <span className="dictation-text" role="status">
        {state.type === 'asking' && strings.dictateAsking}
        {state.type === 'transcribing' && strings.dictateTranscribing}
        {state.type === 'failed' && strings.dictateFailed[state.reason]}
        {state.type === 'recording' && (state.full ? strings.dictateFull(written(locale, maxRecordingMs / 60_000)) : <span className="unseen">{strings.dictateRecording}</span>)}
      </span>
      {state.type === 'recording' && !state.full && <Meter dictation={dictation} startedAt={state.startedAt} />}
      {(state.type === 'asking' || state.type === 'transcribing') && <Spinner />}
      {state.type === 'failed' && <CircleAlert size={16} strokeWidth={1.75} aria-hidden />}
      {state.type === 'failed' && state.reason === 'failed' && (
        <button type="button" className="text-button" onClick={() => void dictation.retry()}>
          {strings.retry}
        </button>
      )}
      <button type="button" className="icon-button" aria-label={state.type === 'failed' ? strings.dismiss : strings.dictateCancel} data-tip={state.type === 'failed' ? strings.dismiss : strings.dictateCancel} onClick={leave}>
        <X size={18} strokeWidth={1.75} aria-hidden />
      </button>
      {state.type === 'recording' && (
        <button type="button" className="send" aria-label={strings.dictateInsert} data-tip={strings.dictateInsert} onClick={() => void dictation.finish()}>
          <Check size={18} strokeWidth={2} aria-hidden />
        </button>
      )}
    </div>
  );
}

const bars = 28;

/** How loud it was in the last seconds, and for how long it has been recording. Drawn past React: it moves with every frame. */
function Meter({ dictation, startedAt }: { dictation: Dictation; startedAt: number }): ReactNode {
  const locale = useLocale();
  const row = useRef<HTMLSpanElement>(null);
  const [elapsed, setElapsed] = useState(0);

  useEffect(() => {
    const levels = new Array<number>(bars).fill(0);
    const timer = setInterval(() => {
      levels.shift();
      levels.push(dictation.level());
      for (const [at, level] of levels.entries()) (row.current?.children[at] as HTMLElement | undefined)?.style.setProperty('--level', level.toFixed(2));
      setElapsed(Math.floor((performance.now() - startedAt) / 1_000));
    }, 80);
    return () => clearInterval(timer);
  }, [dictation, startedAt]);

  return (
    <>
      <Mic size={16} strokeWidth={1.75} className="dictation-dot" aria-hidden />
      <span className="meter" ref={row} aria-hidden>
        {Array.from({ length: bars }, (_, at) => (
          <span key={at} />
        ))}
      </span>
      <time className="dictation-time">{formatElapsed(elapsed * 1_000, locale)}</time>
    </>
  );
}

/** Starts it. */
export function DictateButton(): ReactNode {
  const strings = useStrings();
  const { dictation, locked } = useParts();
  return (
    <button type="button" className="icon-button" aria-label={strings.dictate} data-tip={strings.dictate} disabled={locked} onClick={() => void dictation.start()}>
      <Mic size={18} strokeWidth={1.75} aria-hidden />
    </button>
  );
}

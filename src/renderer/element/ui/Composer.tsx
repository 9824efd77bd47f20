import { ArrowUp, Lock, Square } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Session } from '../controller/session.ts';
import { canStop } from '../controller/session-state.ts';
import { composerKey } from './composer-keys.ts';
import { useController, useDraft, useSession, useStrings, useView } from './context.ts';
import { RichText } from './RichText.tsx';

function Dock({ children }: { children: ReactNode }): ReactNode {
  return (
    <div className="dock">
      <div className="dock-column">{children}</div>
    </div>
  );
}

/** Where messages are written. Listens only to what changes it, so typing stays quick while an answer streams. */
export function Composer({ session }: { session: Session }): ReactNode {
  const strings = useStrings();
  const controller = useController();
  const { options, focusRequests } = useView();
  const threadId = useSession(session, (state) => state.threadId);
  const responding = useSession(session, (state) => state.response !== 'idle');
  const loading = useSession(session, (state) => state.loading);
  const stoppable = useSession(session, canStop);
  const status = useSession(session, (state) => state.thread.thread?.status);
  const text = useDraft(threadId, (draft) => draft.text);
  const field = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    if (focusRequests > 0) field.current?.focus();
  }, [focusRequests]);

  if (status?.type === 'closed') {
    return (
      <Dock>
        <p className="closed" role="status">
          <Lock size={16} strokeWidth={1.75} aria-hidden />
          {status.reason ?? strings.closed}
        </p>
      </Dock>
    );
  }

  const locked = status?.type === 'locked';
  const empty = text.trim() === '';

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    const action = composerKey(event.nativeEvent);
    if (action === 'none' || (action === 'stop' && !stoppable)) return;
    event.preventDefault();
    if (action === 'stop') session.stop();
    else controller.submitDraft();
  }

  /** The pressed button gives way to another one; the cursor goes where writing goes on. */
  function stop(): void {
    session.stop();
    field.current?.focus();
  }

  return (
    <Dock>
      <form
        className="composer"
        data-locked={locked}
        onSubmit={(event) => {
          event.preventDefault();
          controller.submitDraft();
          field.current?.focus();
        }}
        onClick={(event) => {
          if (event.target === event.currentTarget) field.current?.focus();
        }}
      >
        <textarea
          ref={field}
          rows={1}
          value={text}
          disabled={locked}
          dir="auto"
          enterKeyHint="send"
          aria-label={strings.composerLabel}
          placeholder={locked ? (status.reason ?? strings.locked) : (options.composer?.placeholder ?? strings.composerPlaceholder)}
          onChange={(event) => controller.composer.setText(threadId, event.target.value)}
          onKeyDown={onKeyDown}
        />
        {responding ? (
          <button type="button" className="send stop" title={strings.stop} aria-label={strings.stop} disabled={!stoppable} onClick={stop}>
            <Square size={12} fill="currentColor" strokeWidth={0} aria-hidden />
          </button>
        ) : (
          <button type="submit" className="send" title={strings.send} aria-label={strings.send} disabled={empty || loading || locked}>
            <ArrowUp size={18} strokeWidth={2} aria-hidden />
          </button>
        )}
      </form>
      {options.disclaimer !== undefined && (
        <div className="disclaimer" data-contrast={options.disclaimer.highContrast === true}>
          <RichText text={options.disclaimer.text} streaming={false} />
        </div>
      )}
    </Dock>
  );
}

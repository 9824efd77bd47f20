import { CircleAlert, Clock, Trash2 } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState, type ReactNode } from 'react';
import type { OutboxView } from '../../../shared/history.ts';
import { useAuth, useShell } from '../shell-context.tsx';
import { useObservable } from '../state/observable.ts';
import { displayTitle } from '../threads/list-keys.ts';
import { useThreadList } from '../threads/use-thread-list.ts';
import type { WireError } from '../../../shared/errors.ts';
import { useTexts, useTold } from '../texts.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { useMenuOpen } from '../ui/use-menu-open.ts';
import { entryText, outboxWords, stateWords } from './outbox-words.ts';

/** A line while something waits to be sent; opens the list of it. */
export function OutboxLine(): ReactNode {
  const { desktop, state } = useShell();
  const entries = useObservable(state.outbox);
  const [open, setOpen] = useMenuOpen();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<WireError>();
  const texts = useTexts();
  const say = useTold();
  const words = outboxWords(texts, entries);
  if (words === undefined) return null;
  const refused = entries.some((entry) => entry.state === 'refused');
  const tell = (result: { ok: true } | { ok: false; error: WireError }): void => setProblem(result.ok ? undefined : result.error);

  return (
    <Popover.Root
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setProblem(undefined);
      }}
    >
      <Popover.Trigger className="foot-line" data-tone={refused ? 'danger' : undefined}>
        <Icon of={refused ? CircleAlert : Clock} />
        <span>{words}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="menu outbox" side="top" align="start" sideOffset={4} collisionPadding={8} aria-label={texts.outbox.title}>
          <div className="outbox-head">
            <h2>{texts.outbox.title}</h2>
            <Button
              className="button-small"
              busy={busy}
              busyLabel={texts.outbox.trying}
              onClick={() => {
                setBusy(true);
                void desktop.methods['outbox.retry']().then((result) => {
                  setBusy(false);
                  tell(result);
                });
              }}
            >
              {texts.common.tryNow}
            </Button>
          </div>
          {problem !== undefined && (
            <p className="note note-danger" role="alert">
              {say(problem)}
            </p>
          )}
          <ul>
            {entries.map((entry) => (
              <Entry key={entry.id} entry={entry} onDelete={() => void desktop.methods['outbox.remove']({ id: entry.id }).then(tell)} />
            ))}
          </ul>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Entry({ entry, onDelete }: { entry: OutboxView; onDelete(): void }): ReactNode {
  const texts = useTexts();
  const { threads } = useThreadList();
  const auth = useAuth();
  const thread = threads.find(({ id }) => id === entry.threadId);
  const text = entryText(texts, entry);
  const online = auth.status === 'signed_in' && auth.online;
  return (
    <li data-state={entry.state}>
      <div>
        <p className="outbox-text" dir="auto" title={text}>
          {text}
        </p>
        <p className="outbox-thread" dir="auto">
          {thread === undefined ? texts.common.newChat : displayTitle(texts, thread)}
        </p>
        <p className="outbox-state">{stateWords(texts, entry, online)}</p>
      </div>
      <IconButton icon={Trash2} label={texts.outbox.delete(text)} side="top" disabled={entry.state === 'sending'} onClick={onDelete} />
    </li>
  );
}

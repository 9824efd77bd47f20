import { Pencil } from 'lucide-react';
import { memo, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { ThreadEntry } from '../../../shared/chatkit/thread-state.ts';
import type { UserMessageItem } from '../../../shared/chatkit/types.ts';
import { queuedEntryOf } from '../../../shared/history.ts';
import { contentText } from '../controller/input.ts';
import { sameEntries } from './blocks.ts';
import { useController, useStrings } from './context.ts';
import { CopyButton } from './CopyButton.tsx';
import { IconButton } from './parts/IconButton.tsx';
import { Stopped } from './Stopped.tsx';
import { Attachments } from './user/Attachments.tsx';
import { Bubble } from './user/Bubble.tsx';
import { editedContent, editText } from './user/edit-content.ts';
import { EditMessage } from './user/EditMessage.tsx';
import { QueuedMessage } from './user/QueuedMessage.tsx';

export interface UserTurnProps {
  entries: readonly ThreadEntry[];
  /** Shown before the server has it, or because it never got there. */
  delivery: 'stored' | 'sending' | 'unsent';
  /** The newest message of the reader, which can be edited; `busy` while an answer is on its way. */
  edit: 'none' | 'busy' | 'ready';
}

function UserMessage({ item, delivery, edit }: { item: UserMessageItem } & Omit<UserTurnProps, 'entries'>): ReactNode {
  const strings = useStrings();
  const controller = useController();
  const [editing, setEditing] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  const { quoted_text: quote = '', attachments, content } = item;
  const text = contentText(content);
  const editable = edit === 'ready' && text !== '';

  useEffect(() => (editable ? controller.onAskEdit(() => setEditing(true)) : undefined), [controller, editable]);

  function close(): void {
    setEditing(false);
    requestAnimationFrame(() => pencil.current?.focus());
  }

  function send(edited: string): void {
    setEditing(false);
    const input = {
      content: editedContent(content, edited.trim()), quoted_text: quote, attachments: attachments.map(({ id }) => id), inference_options: item.inference_options,
    };
    controller.editLast(input, { attachments });
    controller.focusComposer();
  }

  return (
    <>
      {quote !== '' && (
        <blockquote className="quoted" dir="auto">
          {quote}
        </blockquote>
      )}
      {attachments.length > 0 && <Attachments attachments={attachments} />}
      {editing && <EditMessage text={editText(content)} ready={edit === 'ready'} onSend={send} onCancel={close} />}
      {!editing && content.length > 0 && <Bubble content={content} />}
      {delivery !== 'stored' && (
        <p className="delivery" data-state={delivery}>
          {delivery === 'sending' ? strings.messageSending : strings.messageUnsent}
        </p>
      )}
      {!editing && text !== '' && (
        <div className="actions" role="group" aria-label={strings.messageActions} data-shown={false}>
          <CopyButton text={text} label={strings.copyMessage} />
          {edit !== 'none' && <IconButton ref={pencil} label={strings.messageEdit} icon={Pencil} disabled={edit === 'busy'} onClick={() => setEditing(true)} />}
        </div>
      )}
    </>
  );
}

/** A message of the reader: plain text, never markdown (§4.2). */
export const UserTurn = memo(
  function UserTurn({ entries, delivery, edit }: UserTurnProps): ReactNode {
    const strings = useStrings();
    return (
      <article className="turn user" data-item={entries[0]?.item.id} data-delivery={delivery}>
        <h2 className="unseen">{strings.youSaid}</h2>
        {entries.map(({ key, item }) => {
          if (item.type !== 'user_message') return null;
          return queuedEntryOf(item.id) === undefined ? <UserMessage key={key} item={item} delivery={delivery} edit={edit} /> : <QueuedMessage key={key} item={item} />;
        })}
        {entries.some((entry) => entry.stopped) && <Stopped />}
      </article>
    );
  },
  (a, b) => a.delivery === b.delivery && a.edit === b.edit && sameEntries(a.entries, b.entries),
);

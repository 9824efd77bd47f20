import { Pencil, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { queuedDeliveryOf, queuedEntryOf, type QueuedDelivery } from '../../../../shared/history.ts';
import type { UserMessageItem } from '../../../../shared/chatkit/types.ts';
import { contentText } from '../../controller/input.ts';
import type { Strings } from '../../locales/en/strings.ts';
import { useController, useStrings } from '../context.ts';
import { CopyButton } from '../CopyButton.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { Attachments } from './Attachments.tsx';
import { Bubble } from './Bubble.tsx';
import { editText } from './edit-content.ts';
import { EditMessage } from './EditMessage.tsx';

function deliveryWords(strings: Strings, { state, problem }: QueuedDelivery): string {
  if (state === 'refused') return problem === undefined ? strings.messageUnsent : strings.queuedRefused(problem);
  return state === 'sending' ? strings.queuedSending : strings.queuedWaiting;
}

/** A message that the app keeps until it can be sent: to be read, changed and taken back until then. */
export function QueuedMessage({ item }: { item: UserMessageItem }): ReactNode {
  const strings = useStrings();
  const { host, queued } = useController();
  const [editing, setEditing] = useState(false);
  const [failed, setFailed] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  const { quoted_text: quote = '', attachments, content } = item;
  const entryId = queuedEntryOf(item.id);
  const delivery = queuedDeliveryOf(item) ?? { state: 'queued' };
  const text = contentText(content);
  const changeable = host.outbox !== undefined && entryId !== undefined && delivery.state !== 'sending';

  function close(): void {
    setEditing(false);
    requestAnimationFrame(() => pencil.current?.focus());
  }

  function change(work: Promise<void>): void {
    setFailed(false);
    work.catch(() => setFailed(true));
  }

  return (
    <>
      {quote !== '' && (
        <blockquote className="quoted" dir="auto">
          {quote}
        </blockquote>
      )}
      {attachments.length > 0 && <Attachments attachments={attachments} />}
      {editing && changeable && (
        <EditMessage
          text={editText(content)} ready note={strings.queuedEditNote} submit={strings.queuedSave} onCancel={close}
          onSend={(edited) => {
            close();
            change(queued.edit(entryId, edited.trim()));
          }}
        />
      )}
      {!(editing && changeable) && content.length > 0 && <Bubble content={content} />}
      <p className="delivery" data-state={delivery.state} role={failed || delivery.state === 'refused' ? 'alert' : undefined} dir="auto">
        {failed ? strings.queuedFailed : deliveryWords(strings, delivery)}
        {changeable && delivery.state === 'refused' && (
          <button type="button" className="text-button" onClick={() => change(queued.retry(entryId))}>
            {strings.retry}
          </button>
        )}
      </p>
      {!editing && (
        <div className="actions" role="group" aria-label={strings.messageActions} data-shown={false}>
          {text !== '' && <CopyButton text={text} label={strings.copyMessage} />}
          {changeable && text !== '' && <IconButton ref={pencil} label={strings.messageEdit} icon={Pencil} onClick={() => setEditing(true)} />}
          {changeable && <IconButton label={strings.queuedDelete} icon={Trash2} onClick={() => change(queued.remove(entryId))} />}
        </div>
      )}
    </>
  );
}

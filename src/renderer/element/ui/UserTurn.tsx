import { memo } from 'react';
import type { ReactNode } from 'react';
import type { ThreadEntry } from '../../../shared/chatkit/thread-state.ts';
import type { UserMessageItem } from '../../../shared/chatkit/types.ts';
import { sameEntries } from './blocks.ts';
import { Stopped } from './Stopped.tsx';
import { useStrings } from './context.ts';

function UserMessage({ item }: { item: UserMessageItem }): ReactNode {
  return (
    <>
      {item.quoted_text !== undefined && item.quoted_text !== '' && (
        <blockquote className="quoted" dir="auto">
          {item.quoted_text}
        </blockquote>
      )}
      {item.attachments.length > 0 && (
        <ul className="attachments">
          {item.attachments.map((attachment) => (
            <li key={attachment.id}>{attachment.name}</li>
          ))}
        </ul>
      )}
      {item.content.length > 0 && (
        <div className="bubble" dir="auto">
          {item.content.map((part, at) =>
            part.type === 'input_tag' ? (
              <span key={at} className="tag">
                {part.text}
              </span>
            ) : (
              part.text
            ),
          )}
        </div>
      )}
    </>
  );
}

/** A message of the reader: plain text, never markdown (§4.2). */
export const UserTurn = memo(
  function UserTurn({ entries }: { entries: readonly ThreadEntry[] }): ReactNode {
    const strings = useStrings();
    return (
      <article className="turn user">
        <h2 className="unseen">{strings.youSaid}</h2>
        {entries.map(({ key, item }) => (item.type === 'user_message' ? <UserMessage key={key} item={item} /> : null))}
        {entries.some((entry) => entry.stopped) && <Stopped />}
      </article>
    );
  },
  (a, b) => sameEntries(a.entries, b.entries),
);

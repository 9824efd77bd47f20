import type { ReactNode } from 'react';
import { useStrings } from '../context.ts';
import { AttachmentChip } from './AttachmentChip.tsx';
import { useParts, usePart } from './composer-context.ts';

/** The files of the message. */
export function AttachmentList(): ReactNode {
  const strings = useStrings();
  const { locked } = useParts();
  const attachments = usePart((draft) => draft.attachments);
  if (attachments.length === 0) return null;
  return (
    <ul className="uploads" aria-label={strings.filesAttached}>
      {attachments.map((attachment) => (
        <AttachmentChip key={attachment.key} attachment={attachment} disabled={locked} />
      ))}
    </ul>
  );
}

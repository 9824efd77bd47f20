import { FileText } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Attachment } from '../../../../shared/chatkit/types.ts';
import { useImagePolicy } from '../../markdown/image-policy.ts';
import { plainName } from '../../markdown/hidden-characters.ts';
import { useStrings } from '../context.ts';
import { Lightbox } from '../images/Lightbox.tsx';

function FileChip({ name }: { name: string }): ReactNode {
  return (
    <span className="file-chip" data-tip={name}>
      <FileText size={16} strokeWidth={1.75} aria-hidden />
      <span className="file-name one-line" dir="auto">
        {name}
      </span>
    </span>
  );
}

/** A picture by its preview, to be enlarged; a chip with its name once the preview is gone or must not be loaded (§6.3). */
function ImageAttachment({ name, src }: { name: string; src: string }): ReactNode {
  const strings = useStrings();
  const verdict = useImagePolicy()(src);
  const [large, setLarge] = useState(false);
  const [gone, setGone] = useState<string>();
  if (verdict.kind !== 'load' || gone === src) return <FileChip name={name} />;
  return (
    <>
      <button type="button" className="thumbnail" aria-label={strings.imageEnlargeNamed(name)} data-tip={name} onClick={() => setLarge(true)}>
        <img src={verdict.src} alt="" loading="lazy" decoding="async" draggable={false} onError={() => setGone(src)} />
      </button>
      {large && <Lightbox src={verdict.src} title={name} fileName={name} onClose={() => setLarge(false)} />}
    </>
  );
}

/** What was sent along with a message, above it. */
export function Attachments({ attachments }: { attachments: readonly Attachment[] }): ReactNode {
  const strings = useStrings();
  return (
    <ul className="attachments" aria-label={strings.attachments(attachments.length)}>
      {attachments.map((attachment) => (
        <li key={attachment.id}>
          {attachment.type === 'image' ? (
            <ImageAttachment name={plainName(attachment.name)} src={attachment.preview_url} />
          ) : (
            <FileChip name={plainName(attachment.name)} />
          )}
        </li>
      ))}
    </ul>
  );
}

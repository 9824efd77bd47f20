import { Download, ImageOff, Maximize2 } from 'lucide-react';
import { memo, useState } from 'react';
import type { ReactNode } from 'react';
import type { ThreadEntry } from '../../../../shared/chatkit/thread-state.ts';
import type { GeneratedImageItem } from '../../../../shared/chatkit/types.ts';
import { useImagePolicy } from '../../markdown/image-policy.ts';
import { useLocale, useStrings } from '../context.ts';
import { downloadable, imageFileName } from './download.ts';
import { ImageFrame } from './ImageFrame.tsx';
import { Lightbox } from './Lightbox.tsx';

/** In the place of a picture that is not there, or that the thread does not allow to be loaded. */
function ImageGone({ missing, url }: { missing: boolean; url: URL | undefined }): ReactNode {
  const strings = useStrings();
  return (
    <p className="image-gone">
      <ImageOff size={16} strokeWidth={1.75} aria-hidden />
      {url === undefined ? (
        <span>{missing ? strings.imageNone : strings.imageUnavailable}</span>
      ) : (
        <a href={url.href} target="_blank" rel="noopener noreferrer">
          {strings.imageFrom(url.host)}
        </a>
      )}
    </p>
  );
}

export interface GeneratedImageProps {
  item: GeneratedImageItem;
  entry: Pick<ThreadEntry, 'streaming' | 'progress' | 'stopped'>;
}

/** A picture of the assistant: a frame that keeps its place, previews as they come, then the picture with what can be done with it. */
export const GeneratedImage = memo(function GeneratedImage({ item, entry }: GeneratedImageProps): ReactNode {
  const strings = useStrings();
  const locale = useLocale();
  const [large, setLarge] = useState(false);
  const [broken, setBroken] = useState<string>();
  const policy = useImagePolicy();
  const verdict = item.image === undefined ? undefined : policy(item.image.url);
  const { streaming, progress = 0 } = entry;
  const usable = verdict?.kind === 'load' && verdict.src !== broken ? verdict.src : undefined;

  if (!streaming && usable === undefined) return <ImageGone missing={item.image === undefined} url={verdict?.kind === 'name' ? verdict.url : undefined} />;
  const percent = progress > 0 ? new Intl.NumberFormat(locale, { style: 'percent' }).format(Math.min(progress, 1)) : undefined;
  const fileName = usable === undefined ? undefined : imageFileName(usable, 'image');
  return (
    <figure className="generated" data-streaming={streaming}>
      <ImageFrame src={usable} alt={streaming ? strings.imagePending : strings.imageGenerated} onBroken={setBroken} />
      {streaming && (
        <div className="image-progress" role="progressbar" aria-label={strings.imagePending} aria-valuemin={0} aria-valuemax={1} aria-valuenow={percent === undefined ? undefined : progress} aria-valuetext={percent}>
          <span className="shimmer">{strings.imagePending}</span>
          {percent !== undefined && <span className="elapsed">{percent}</span>}
          <span className="image-bar" data-indeterminate={percent === undefined}>
            <span style={{ scale: `${Math.min(progress, 1)} 1` }} />
          </span>
        </div>
      )}
      {!streaming && usable !== undefined && (
        <>
          <button type="button" className="image-open" aria-label={strings.imageEnlarge} data-tip={strings.imageEnlarge} onClick={() => setLarge(true)}>
            <Maximize2 size={16} strokeWidth={1.75} aria-hidden />
          </button>
          {downloadable(usable, location.origin) && (
            <a className="image-save" href={usable} download={fileName} aria-label={strings.imageDownload} data-tip={strings.imageDownload}>
              <Download size={16} strokeWidth={1.75} aria-hidden />
            </a>
          )}
        </>
      )}
      {large && usable !== undefined && <Lightbox src={usable} title={strings.imageGenerated} fileName={fileName} onClose={() => setLarge(false)} />}
    </figure>
  );
});

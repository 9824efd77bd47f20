import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';

/** Of the frame, in px. */
const maxEdge = 480;

export interface ImageFrameProps {
  /** Absent: an empty frame. */
  src: string | undefined;
  alt: string;
  /** The address could not be drawn. */
  onBroken: (src: string) => void;
}

/**
 * Shows the newest picture that is ready: the next one is decoded first and then put in place of the former, so that a
 * row of previews never flashes empty. The frame takes the picture's proportions once they are known.
 */
export function ImageFrame({ src, alt, onBroken }: ImageFrameProps): ReactNode {
  const [ready, setReady] = useState<{ src: string; ratio: number }>();

  useEffect(() => {
    if (src === undefined) return undefined;
    let wanted = true;
    const next = new Image();
    next.src = src;
    next.decode().then(
      () => wanted && setReady({ src, ratio: next.naturalWidth / next.naturalHeight || 1 }),
      () => wanted && onBroken(src),
    );
    return () => {
      wanted = false;
    };
  }, [src, onBroken]);

  const ratio = ready?.ratio ?? 1;
  return (
    <div className="image-frame" style={{ aspectRatio: ratio, width: `min(100cqw - 48px, ${maxEdge}px, min(${maxEdge}px, 60cqh) * ${ratio})` }}>
      {ready !== undefined && <img src={ready.src} alt={alt} draggable={false} />}
    </div>
  );
}

import { useContext, useState } from 'react';
import type { ComponentProps, ReactNode } from 'react';
import type { ExtraProps } from 'react-markdown';
import { useStrings } from '../ui/context.ts';
import { Lightbox } from '../ui/images/Lightbox.tsx';
import { plainName } from './hidden-characters.ts';
import { useImagePolicy } from './image-policy.ts';
import { InLinkContext } from './message-context.ts';

/** Remote images are loaded by the thread's policy only: the address alone tells a stranger who reads what, and when (§4.1). */
export function Picture({ src, alt = '' }: ComponentProps<'img'> & ExtraProps): ReactNode {
  const strings = useStrings();
  const judge = useImagePolicy();
  const inLink = useContext(InLinkContext);
  const [broken, setBroken] = useState(false);
  const verdict = judge(src);
  const name = plainName(alt);
  if (verdict.kind === 'load') {
    if (broken) return <span className="picture">{name === '' ? strings.pictureBroken : `${name} (${strings.pictureBroken})`}</span>;
    return <LoadedPicture src={verdict.src} alt={name} plain={inLink} onBroken={() => setBroken(true)} />;
  }
  const { url } = verdict;
  const origin = url === undefined ? strings.image : strings.imageFrom(url.host);
  const label = name === '' ? origin : `${name} (${origin})`;
  if (url === undefined || inLink) return <span className="picture">{label}</span>;
  return (
    <a className="picture" href={url.href} title={url.href} target="_blank" rel="noopener noreferrer">
      {label}
    </a>
  );
}

interface LoadedPictureProps {
  src: string;
  alt: string;
  /** Inside a link, which a press follows. */
  plain: boolean;
  onBroken: () => void;
}

/** Keeps a place until it is here; then it is as large as it is, within bounds, and a press enlarges it. */
function LoadedPicture({ src, alt, plain, onBroken }: LoadedPictureProps): ReactNode {
  const strings = useStrings();
  const [ready, setReady] = useState(false);
  const [large, setLarge] = useState(false);
  const image = <img src={src} alt={alt} data-ready={ready} loading="lazy" decoding="async" draggable={false} onLoad={() => setReady(true)} onError={onBroken} />;
  if (plain) return image;
  return (
    <>
      <button type="button" className="picture-open" aria-label={strings.pictureEnlarge(alt)} onClick={() => setLarge(true)}>
        {image}
      </button>
      {large && <Lightbox src={src} title={alt === '' ? strings.image : alt} onClose={() => setLarge(false)} />}
    </>
  );
}

import { Download, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { MouseEvent, ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useStrings } from '../context.ts';
import { useElementRoot } from '../element-root.ts';
import { downloadable } from './download.ts';

export interface LightboxProps {
  src: string;
  /** Alternative text and caption. */
  title: string;
  /** File name for "Download"; without one it is not offered. */
  fileName?: string | undefined;
  onClose: () => void;
}

/** A picture as large as the window allows. Esc, the button and a press beside it close it; the focus goes back by itself. */
export function Lightbox({ src, title, fileName, onClose }: LightboxProps): ReactNode {
  const strings = useStrings();
  const { layer } = useElementRoot();
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const box = dialog.current;
    if (box?.open === false) box.showModal();
  }, []);

  function onBackdrop(event: MouseEvent): void {
    if (!(event.target instanceof Element) || event.target.closest('img, button, a') === null) dialog.current?.close();
  }

  const content = (
    <dialog ref={dialog} className="lightbox" aria-label={title} onClose={onClose} onClick={onBackdrop}>
      <div className="lightbox-bar">
        {fileName !== undefined && downloadable(src, location.origin) && (
          <a className="icon-button" href={src} download={fileName} aria-label={strings.imageDownload} title={strings.imageDownload}>
            <Download size={18} strokeWidth={1.75} aria-hidden />
          </a>
        )}
        <button type="button" className="icon-button" aria-label={strings.imageClose} title={strings.imageClose} onClick={() => dialog.current?.close()}>
          <X size={18} strokeWidth={1.75} aria-hidden />
        </button>
      </div>
      <img src={src} alt={title} />
    </dialog>
  );
  return createPortal(content, layer ?? document.body);
}

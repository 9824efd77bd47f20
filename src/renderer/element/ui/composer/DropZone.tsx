import { FileUp } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { AttachmentOptions } from '../../controller/composer/attachment-limits.ts';
import { acceptedNames } from '../../controller/composer/attachment-limits.ts';
import { useStrings } from '../context.ts';
import { useElementRoot } from '../element-root.ts';
import { formatList } from './format.ts';

export interface DropZoneProps {
  enabled: boolean;
  accept: AttachmentOptions['accept'];
  onFiles: (files: readonly File[], folders: readonly string[]) => void;
}

/** A drag over the element says so several times a second; silence for this long, in ms, means that it is gone. */
const silenceMs = 300;

/** Takes files that are dropped anywhere on the element; where none are taken, nothing happens to the page either. */
export function DropZone({ enabled, accept, onFiles }: DropZoneProps): ReactNode {
  const strings = useStrings();
  const { root, layer } = useElementRoot();
  const [over, setOver] = useState(false);
  const latest = useRef({ enabled, onFiles });
  useEffect(() => {
    latest.current = { enabled, onFiles };
  });

  useEffect(() => {
    if (root === null) return undefined;
    const stop = new AbortController();
    const { signal } = stop;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leave = (): void => {
      clearTimeout(timer);
      setOver(false);
    };
    const drag = (event: Event): void => {
      const transfer = event instanceof DragEvent ? event.dataTransfer : null;
      if (transfer?.types.includes('Files') !== true) return;
      const { enabled: takes } = latest.current;
      // Also where it is refused: the browser would open the file in place of the page. Another zone may have taken it.
      if (!takes && event.defaultPrevented) return;
      event.preventDefault();
      transfer.dropEffect = takes ? 'copy' : 'none';
      if (!takes) return;
      clearTimeout(timer);
      timer = setTimeout(leave, silenceMs);
      setOver(true);
    };
    root.addEventListener('dragenter', drag, { signal });
    root.addEventListener('dragover', drag, { signal });
    root.addEventListener('drop', (event) => {
      drag(event);
      leave();
      if (event instanceof DragEvent && event.dataTransfer !== null && latest.current.enabled) drop(event.dataTransfer, latest.current.onFiles);
    }, { signal });
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [root]);

  if (!over || layer === null) return null;
  return createPortal(
    <div className="drop-zone" aria-hidden>
      <div className="drop-card">
        <FileUp size={24} strokeWidth={1.75} />
        <p>{strings.dropHere}</p>
        {accept !== undefined && <p className="drop-hint">{strings.dropHint(formatList(acceptedNames(accept)))}</p>}
      </div>
    </div>,
    layer,
  );
}

/** Folders look like empty files; only their entry tells. */
function drop({ items, files }: DataTransfer, onFiles: DropZoneProps['onFiles']): void {
  const folders = new Set<string>();
  for (const item of items) {
    const entry = item.webkitGetAsEntry();
    if (entry?.isDirectory === true) folders.add(entry.name);
  }
  const taken = [...files].filter(({ name }) => !folders.has(name));
  if (taken.length + folders.size > 0) onFiles(taken, [...folders]);
}

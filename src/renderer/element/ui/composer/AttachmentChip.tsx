import { RotateCw, X } from 'lucide-react';
import { memo, useState } from 'react';
import type { ReactNode } from 'react';
import type { DraftAttachment } from '../../controller/composer/draft.ts';
import type { Strings } from '../../locales/en/strings.ts';
import { plainName } from '../../markdown/hidden-characters.ts';
import { useController, useLocale, useStrings } from '../context.ts';
import { FileIcon } from './FileIcon.tsx';
import { formatPart, formatSize, splitName } from './format.ts';
import { whyFailed } from './why-failed.ts';

/** From here on the bytes are gone and the server has the word. */
const allSent = 1;

/** A file on its way, or there. */
export const AttachmentChip = memo(function AttachmentChip({ attachment, disabled }: { attachment: DraftAttachment; disabled: boolean }): ReactNode {
  const strings = useStrings();
  const locale = useLocale();
  const { composer } = useController();
  const { key, mimeType, previewUrl, state } = attachment;
  const name = plainName(attachment.name);
  const [head, tail] = splitName(name);
  const note = noteOf(attachment, strings, locale);
  return (
    <li className="upload" data-state={state.type}>
      <span className="upload-face">{previewUrl === undefined ? <FileIcon name={attachment.name} mimeType={mimeType} /> : <Thumbnail url={previewUrl} attachment={attachment} />}</span>
      <span className="upload-text" title={state.type === 'failed' ? whyFailed(attachment, strings) : name}>
        <span className="upload-name" dir="auto">
          <span>{head}</span>
          {tail !== '' && <span>{tail}</span>}
        </span>
        <span className="upload-note">{note}</span>
      </span>
      {state.type === 'failed' && (
        <button type="button" className="icon-button" aria-label={strings.retryFile(name)} data-tip={strings.retryFile(name)} disabled={disabled} onClick={() => composer.retry(key)}>
          <RotateCw size={16} strokeWidth={1.75} aria-hidden />
        </button>
      )}
      <button type="button" className="icon-button" aria-label={strings.removeFile(name)} data-tip={strings.removeFile(name)} disabled={disabled} onClick={() => composer.remove(key)}>
        <X size={16} strokeWidth={1.75} aria-hidden />
      </button>
      {state.type === 'uploading' && <Bar name={name} sent={state.sent} />}
    </li>
  );
});

/** The image itself; its kind where it cannot be drawn. */
function Thumbnail({ url, attachment: { name, mimeType } }: { url: string; attachment: DraftAttachment }): ReactNode {
  const [broken, setBroken] = useState(false);
  return broken ? <FileIcon name={name} mimeType={mimeType} /> : <img src={url} alt="" onError={() => setBroken(true)} />;
}

/** Without a known part it runs to and fro. */
function Bar({ name, sent }: { name: string; sent: number | undefined }): ReactNode {
  const strings = useStrings();
  const known = sent !== undefined && sent < allSent;
  return (
    <span
      className="bar" role="progressbar" aria-label={`${strings.uploading}: ${name}`} aria-valuemin={0} aria-valuemax={100}
      aria-valuenow={known ? Math.round(sent * 100) : undefined} data-known={known}
    >
      <span style={known ? { inlineSize: `${Math.round(sent * 100)}%` } : undefined} />
    </span>
  );
}

function noteOf({ state, size }: DraftAttachment, strings: Strings, locale: string): string {
  switch (state.type) {
    case 'failed':
      return strings.uploadFailed[state.failure.reason];
    case 'uploading':
      if (state.sent === undefined) return strings.uploading;
      return state.sent < allSent ? strings.uploadingPart(formatPart(state.sent, locale)) : strings.uploadFinishing;
    case 'done':
      return size === undefined ? '' : formatSize(size, locale);
  }
}

import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { acceptAttribute } from '../../controller/composer/attachment-limits.ts';
import { selectedTool } from '../../controller/composer/selection.ts';
import type { Session } from '../../controller/session.ts';
import { useStore } from '../../hooks/use-store.ts';
import { useController, useDraft, useSession, useStrings, useView } from '../context.ts';
import { AttachmentList } from './AttachmentList.tsx';
import { ComposerPartsContext } from './composer-context.ts';
import type { ComposerParts, FieldHandle } from './composer-context.ts';
import { DictateButton, DictationBar } from './DictationBar.tsx';
import { DropZone } from './DropZone.tsx';
import { Field } from './Field.tsx';
import { ModelPicker } from './ModelPicker.tsx';
import { PlusMenu } from './PlusMenu.tsx';
import { Problems } from './Problems.tsx';
import { QuoteBar } from './QuoteBar.tsx';
import { ReplyButton } from './ReplyButton.tsx';
import { SendButton } from './SendButton.tsx';
import { ToolButtons } from './ToolButtons.tsx';
import { useDictation } from './use-dictation.ts';

/** Where messages are written. */
export function ComposerForm({ session }: { session: Session }): ReactNode {
  const strings = useStrings();
  const controller = useController();
  const { composer } = controller;
  const { options } = useView();
  const { composer: offered = {}, entities } = options;
  const threadId = useSession(session, (state) => state.threadId);
  const status = useSession(session, (state) => state.thread.thread?.status);
  const tool = useDraft(threadId, (draft) => selectedTool(offered, draft.toolId));
  const field = useRef<FieldHandle>(null);
  const form = useRef<HTMLFormElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const dictation = useDictation(field);
  const dictating = useStore(dictation).type !== 'idle';
  const locked = status?.type === 'locked';
  const attach = offered.attachments?.enabled === true && !locked;
  const extras = offered.attachments?.enabled === true || (offered.tools ?? []).length > 0 || (offered.models ?? []).length > 0
    || offered.dictation?.enabled === true || (entities?.showComposerMenu === true && entities.onTagSearch !== undefined);
  const [pickFiles] = useState(() => () => picker.current?.click());

  // What was said belongs to the thread it was said in.
  useEffect(() => () => dictation.cancel(), [dictation, session]);

  const parts = useMemo<ComposerParts>(() => ({ threadId, locked, field, pickFiles, dictation }), [threadId, locked, pickFiles, dictation]);
  const addFiles = (files: readonly File[], folders?: readonly string[]): void => {
    if (attach) composer.addFiles(threadId, files, folders);
    field.current?.focus();
  };
  const placeholder = locked ? (status.reason ?? strings.locked) : (tool?.placeholderOverride ?? offered.placeholder ?? strings.composerPlaceholder);

  return (
    <ComposerPartsContext value={parts}>
      <Problems />
      <form
        ref={form} className="composer" data-locked={locked} data-rows={extras || dictating ? 'two' : 'one'}
        onSubmit={(event) => {
          event.preventDefault();
          controller.submitDraft();
          field.current?.focus();
        }}
        onClick={(event) => {
          if (event.target instanceof Element && event.target.matches('.composer, .composer-tools')) field.current?.focus();
        }}
      >
        <QuoteBar />
        <AttachmentList />
        <Field session={session} placeholder={placeholder} anchor={form} onFiles={addFiles} />
        {dictating ? <DictationBar /> : (
          <div className="composer-tools">
            <PlusMenu />
            <ToolButtons />
            <span className="composer-spring" />
            <ModelPicker />
            {offered.dictation?.enabled === true && <DictateButton />}
            <SendButton session={session} />
          </div>
        )}
        <input
          ref={picker} type="file" className="file-picker" hidden multiple={offered.attachments?.maxCount !== 1} accept={acceptAttribute(offered.attachments?.accept)}
          onChange={({ target }) => {
            addFiles([...(target.files ?? [])]);
            // The same file may be chosen again.
            target.value = '';
          }}
        />
      </form>
      <DropZone enabled={attach} accept={offered.attachments?.accept} onFiles={addFiles} />
      {!locked && <ReplyButton />}
    </ComposerPartsContext>
  );
}

import type { ChatKitOptions, OpenAIChatKit } from '@openai/chatkit';
import type { Attachment, UserInput } from '../../../../shared/chatkit/types.ts';
import { contentInput, refusal, toUserContent } from '../input.ts';
import { createAttachments } from './attachments.ts';
import type { Attachments, AttachmentsDeps } from './attachments.ts';
import { blockedBy, hasContent, isBlank } from './draft.ts';
import type { Draft, DraftAttachment, Problem } from './draft.ts';
import { attachedBefore, createDraftStore } from './draft-store.ts';
import type { DraftStore } from './draft-store.ts';
import type { SavedDrafts } from './saved-drafts.ts';
import { selectedModel, selectedTool } from './selection.ts';
import { applyEdit, emptyText, fromContent, placeTag, toContent } from './tag-text.ts';
import type { Edit, TagContent } from './tag-text.ts';

export type ComposerValue = Parameters<OpenAIChatKit['setComposerValue']>[0];

export interface ComposerDeps extends Pick<AttachmentsDeps, 'uploads' | 'objectUrls' | 'failed'> {
  options: () => ChatKitOptions;
  /** The thread on the screen; `null` is the new one. */
  current: () => string | null;
  /** `chatkit.tool.change`. */
  toolChanged: (toolId: string | null) => void;
  saved?: SavedDrafts | undefined;
}

/** What is being written, by thread: text with tags, quote, attachments, tool and model. */
export interface Composer extends Pick<DraftStore, 'subscribe'>, Pick<Attachments, 'retry' | 'remove'> {
  draft: (threadId: string | null) => Draft;
  /** The chosen model; a thread without a choice of its own goes on with the last one made anywhere. */
  modelId: (threadId: string | null) => string | undefined;
  /** Follows the field. @returns where the cursor belongs when the text became another one than was typed. */
  edit: (threadId: string | null, edit: Edit) => number | undefined;
  /** Replaces the text, tags included. */
  setText: (threadId: string | null, text: string) => void;
  /** The label of the tag has been written at `start`. */
  placeTag: (threadId: string | null, start: number, tag: TagContent) => void;
  setQuote: (threadId: string | null, quote: string) => void;
  addFiles: Attachments['add'];
  selectTool: (threadId: string | null, toolId: string | null) => void;
  selectModel: (threadId: string | null, modelId: string) => void;
  report: (threadId: string | null, problem: Problem) => void;
  dismissProblems: (threadId: string | null) => void;
  /** The message, and an empty composer; `undefined` when there is none, or an upload is in the way, which is then said. */
  take: (threadId: string | null) => UserInput | undefined;
  /** What a taken message has attached, for showing it before the server does. */
  attachmentsOf: (input: UserInput) => Attachment[];
  /** The server never took the message: all of it comes back. @returns false when something else is being written by now. */
  giveBack: (threadId: string | null, input: UserInput) => boolean;
  /** `setComposerValue()` (§7.3): what is named replaces what is there. @throws IntegrationError for an unknown tool or model. */
  fill: (threadId: string | null, value: ComposerValue) => void;
  /** The new thread got its id. */
  adopt: (threadId: string) => void;
  /** A thread has another id from now on. */
  move: (from: string, to: string) => void;
  /** Another thread or other options: tells when another tool is selected now. */
  announceTool: () => void;
  dispose: () => void;
}

export function createComposer(deps: ComposerDeps): Composer {
  const { current, saved } = deps;
  const drafts = createDraftStore(saved);
  const options = (): NonNullable<ChatKitOptions['composer']> => deps.options().composer ?? {};
  const attachments = createAttachments({ ...deps, drafts, options: () => ({ enabled: false, ...options().attachments }) });
  /** Tags that this page has seen: undo and paste bring them back by their label. */
  const known = new Map<string, TagContent>();
  /** Attachments of messages on their way, by id. */
  const sent = new Map<string, DraftAttachment>();
  let lastModelId: string | undefined;
  let announcedTool: string | null = null;

  function announceTool(): void {
    const toolId = selectedTool(options(), drafts.get(current()).toolId)?.id ?? null;
    if (toolId === announcedTool) return;
    announcedTool = toolId;
    deps.toolChanged(toolId);
  }

  const modelId = (threadId: string | null): string | undefined => drafts.get(threadId).modelId ?? lastModelId;

  function remember(tags: Draft['tags']): void {
    for (const { tag } of tags) known.set(tag.id, tag);
  }

  function patch(threadId: string | null, change: Partial<Draft>): void {
    if (change.tags !== undefined) remember(change.tags);
    drafts.patch(threadId, change);
    announceTool();
  }

  function take(threadId: string | null): UserInput | undefined {
    const taken = drafts.get(threadId);
    if (!hasContent(taken)) return undefined;
    const blocked = blockedBy(taken);
    if (blocked !== undefined) {
      drafts.patch(threadId, { blocked });
      return undefined;
    }
    const tool = selectedTool(options(), taken.toolId);
    const input = contentInput(toContent(taken), {
      reply: taken.quote, model: selectedModel(options(), modelId(threadId))?.id, toolId: tool?.id, attachmentIds: attachmentsIn(taken).map(({ id }) => id),
    });
    // The message before this one has long been answered.
    attachments.release([...sent.values()]);
    sent.clear();
    for (const attachment of taken.attachments) if (attachment.state.type === 'done') sent.set(attachment.state.attachment.id, attachment);
    patch(threadId, { ...emptyText, quote: '', attachments: [], problems: [], blocked: undefined, toolId: tool?.persistent === true ? tool.id : null });
    return input;
  }

  function giveBack(threadId: string | null, input: UserInput): boolean {
    if (!isBlank(drafts.get(threadId))) return false;
    const { tool_choice: tool } = input.inference_options;
    const back = input.attachments.map((id) => sent.get(id) ?? attachedBefore({ type: 'file', id, name: id, mime_type: '' }));
    for (const id of input.attachments) sent.delete(id);
    patch(threadId, { ...fromContent(input.content), quote: input.quoted_text ?? '', attachments: back, ...(tool ? { toolId: tool.id } : {}) });
    return true;
  }

  function fill(threadId: string | null, value: ComposerValue): void {
    const { text, content, reply, files, selectedToolId, selectedModelId } = value;
    if (typeof selectedToolId === 'string' && selectedTool(options(), selectedToolId) === undefined) {
      throw refusal(`setComposerValue() ignored - composer.tools has no tool "${selectedToolId}".`);
    }
    if (selectedModelId !== undefined && options().models?.some(({ id }) => id === selectedModelId) !== true) {
      throw refusal(`setComposerValue() ignored - composer.models has no model "${selectedModelId}".`);
    }
    if (value.attachments !== undefined || files !== undefined) for (const { key } of drafts.get(threadId).attachments) attachments.remove(key);
    patch(threadId, {
      ...(content !== undefined ? fromContent(toUserContent(content)) : text !== undefined ? { text, tags: [] } : {}),
      ...(reply === undefined ? {} : { quote: reply }),
      ...(value.attachments === undefined ? {} : { attachments: value.attachments.map(attachedBefore) }),
      ...(selectedToolId === undefined ? {} : { toolId: selectedToolId }),
    });
    if (selectedModelId !== undefined) selectModel(threadId, selectedModelId);
    if (files !== undefined && files.length > 0) attachments.add(threadId, files);
  }

  function selectModel(threadId: string | null, id: string): void {
    lastModelId = id;
    patch(threadId, { modelId: id });
  }

  return {
    subscribe: drafts.subscribe,
    draft: drafts.get,
    modelId,
    edit: (threadId, edit) => {
      const { caret, ...value } = applyEdit(drafts.get(threadId), edit, [...known.values()]);
      patch(threadId, value);
      return value.text === edit.text ? undefined : caret;
    },
    setText: (threadId, text) => patch(threadId, { text, tags: [] }),
    placeTag: (threadId, start, tag) => patch(threadId, placeTag(drafts.get(threadId), start, tag)),
    setQuote: (threadId, quote) => patch(threadId, { quote }),
    addFiles: attachments.add,
    retry: attachments.retry,
    remove: attachments.remove,
    selectTool: (threadId, toolId) => patch(threadId, { toolId }),
    selectModel,
    report: (threadId, problem) => patch(threadId, { problems: [problem] }),
    dismissProblems: (threadId) => patch(threadId, { problems: [] }),
    take,
    attachmentsOf: (input) => input.attachments.flatMap((id) => shown(sent.get(id))),
    giveBack,
    fill,
    adopt: drafts.adopt,
    move: drafts.move,
    announceTool,
    dispose: () => {
      attachments.dispose();
      drafts.clear();
    },
  };
}

function attachmentsIn({ attachments }: Draft): Attachment[] {
  return attachments.flatMap(({ state }) => (state.type === 'done' ? [state.attachment] : []));
}

/** With the picture that is here already: the server's may take a while. */
function shown(attachment: DraftAttachment | undefined): Attachment[] {
  if (attachment?.state.type !== 'done') return [];
  const { attachment: known } = attachment.state;
  return [known.type === 'image' && attachment.previewUrl !== undefined ? { ...known, preview_url: attachment.previewUrl } : known];
}

import type {
  ChatKitOptions, CommandsOption, ComposerOption, CustomApiConfig, DisclaimerOption, EntitiesOption, FileUploadStrategy, HeaderOption,
  HistoryOption, ModelOption, StartScreenOption, StartScreenPrompt, ThreadItemActionsOption, ThreadOption, ToolOption, UserMessageContent,
  WidgetsOption,
} from '@openai/chatkit';
import { anyText, between, callback, ChatKitOptionsError, fields, flag, is, listOf, needed, object, oneOf, recordOf, someText } from './rules.ts';
import type { Rule } from './rules.ts';
import { themeRule } from './theme-shape.ts';

/** `domainKey` proves a domain to OpenAI, which nothing here asks (§7.1). */
type Api = Omit<CustomApiConfig, 'domainKey'> & { domainKey?: string };
type HeaderAction = NonNullable<HeaderOption['leftAction']>;
type AttachmentsOption = NonNullable<ComposerOption['attachments']>;

const bytes = is('a number of bytes above 0', (value) => typeof value === 'number' && value > 0);

const uploadStrategy: Rule = (value, path, unknown) => {
  const { type } = object(value, path);
  oneOf('direct', 'two_phase')(type, `${path}.type`, unknown);
  const rule = type === 'direct'
    ? fields<Extract<FileUploadStrategy, { type: 'direct' }>>({ type: needed(anyText), uploadUrl: needed(someText) })
    : fields<Extract<FileUploadStrategy, { type: 'two_phase' }>>({ type: needed(anyText) });
  rule(value, path, unknown);
};

const messageContent: Rule = (value, path, unknown) => {
  const { type } = object(value, path);
  oneOf('input_text', 'input_tag')(type, `${path}.type`, unknown);
  const rule = type === 'input_text'
    ? fields<Extract<UserMessageContent, { type: 'input_text' }>>({ type: needed(anyText), text: needed(anyText) })
    : fields<Extract<UserMessageContent, { type: 'input_tag' }>>({
        type: needed(anyText), id: needed(someText), text: needed(anyText), group: anyText, data: object, interactive: flag,
      });
  rule(value, path, unknown);
};

const prompt: Rule = (value, path, unknown) => {
  if (Array.isArray(value)) listOf(messageContent)(value, path, unknown);
  else if (typeof value !== 'string' || value === '') throw new ChatKitOptionsError(path, 'a non-empty string or a list of message content');
};

const maxSize: Rule = (value, path, unknown) => {
  if (typeof value === 'number') bytes(value, path, unknown);
  else recordOf(bytes)(value, path, unknown);
};

const action = fields<HeaderAction>({ icon: needed(someText), onClick: needed(callback) });

/** Every option of §7.2; the compiler holds it to the published types, key by key. */
const shape = fields<Omit<ChatKitOptions, 'api'> & { api: Api }>({
  api: needed(fields<Api>({ url: needed(someText), domainKey: anyText, fetch: callback, uploadStrategy })),
  locale: is('a language tag such as "en" or "pt-BR"', (value) => typeof value === 'string' && /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(value)),
  theme: themeRule,
  frameTitle: anyText,
  initialThread: is('a thread id or null', (value) => value === null || (typeof value === 'string' && value !== '')),
  onClientTool: callback,
  header: fields<HeaderOption>({
    enabled: flag,
    title: fields<NonNullable<HeaderOption['title']>>({ enabled: flag, text: anyText }),
    leftAction: action,
    rightAction: action,
  }),
  history: fields<HistoryOption>({ enabled: flag, showDelete: flag, showRename: flag }),
  startScreen: fields<StartScreenOption>({
    greeting: anyText,
    prompts: listOf(fields<StartScreenPrompt>({ label: needed(someText), prompt: needed(prompt), icon: anyText })),
  }),
  threadItemActions: fields<ThreadItemActionsOption>({ feedback: flag, retry: flag }),
  composer: fields<ComposerOption>({
    placeholder: anyText,
    attachments: fields<AttachmentsOption>({
      enabled: needed(flag), maxSize, maxCount: between(1, 1_000), accept: recordOf(listOf(anyText)),
    }),
    tools: listOf(fields<ToolOption>({
      id: needed(someText), label: needed(someText), icon: needed(anyText),
      shortLabel: anyText, placeholderOverride: anyText, pinned: flag, persistent: flag,
    })),
    models: listOf(fields<ModelOption>({ id: needed(someText), label: needed(someText), description: anyText, disabled: flag, default: flag })),
    dictation: fields<NonNullable<ComposerOption['dictation']>>({ enabled: needed(flag) }),
  }),
  disclaimer: fields<DisclaimerOption>({ text: needed(anyText), highContrast: flag }),
  entities: fields<EntitiesOption>({ onTagSearch: callback, showComposerMenu: flag, onClick: callback, onRequestPreview: callback }),
  commands: fields<CommandsOption>({ enabled: needed(flag), onSearch: callback, onSelect: callback }),
  widgets: fields<WidgetsOption>({ onAction: callback }),
  thread: fields<ThreadOption>({ autoScroll: flag }),
});

export const optionsRule: Rule = shape;

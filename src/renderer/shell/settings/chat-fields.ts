import type { Texts } from '../../../shared/texts/en/texts.ts';
import { isChatHost, isDomainKey, isUploadUrl, type ChatSettings } from '../../../shared/chat-settings.ts';

/** The part of a connection's chat settings that a person sets here; an integrator's other options stay as they are. */
export interface ChatFields {
  uploads: 'none' | 'two_phase' | 'direct';
  uploadUrl: string;
  domainKey: string;
  chatHost: string;
}

export const uploadExample = 'https://chat.example.com/upload';
export const chatHostExample = 'app://desktop.example.com';

export type ChatErrors = Partial<Record<'uploadUrl' | 'domainKey' | 'chatHost', string>>;

export function chatFieldsOf(chat: ChatSettings | undefined): ChatFields {
  const uploads = chat?.uploads ?? 'none';
  const direct = typeof uploads === 'object';
  return {
    uploads: direct ? 'direct' : uploads,
    uploadUrl: direct ? uploads.uploadUrl : '',
    domainKey: chat?.domainKey ?? '',
    chatHost: chat?.host ?? '',
  };
}

/** Reads the fields over the settings there were. @returns one sentence per field that cannot be used. */
export function readChat({ connection }: Texts, fields: ChatFields, before: ChatSettings | undefined): { chat: ChatSettings | undefined } | { errors: ChatErrors } {
  const [uploadUrl, domainKey, host] = [fields.uploadUrl.trim(), fields.domainKey.trim(), fields.chatHost.trim().toLowerCase().replace(/\/$/, '')];
  const errors: ChatErrors = {};
  if (fields.uploads === 'direct' && !isUploadUrl(uploadUrl)) errors.uploadUrl = connection.uploadNeedsHttps(uploadExample);
  if (domainKey !== '' && !isDomainKey(domainKey)) errors.domainKey = connection.domainKeyWrong;
  if (host !== '' && !isChatHost(host)) errors.chatHost = connection.chatHostWrong(chatHostExample);
  if (Object.keys(errors).length > 0) return { errors };
  const chat: ChatSettings = { ...before };
  delete chat.uploads;
  delete chat.domainKey;
  delete chat.host;
  if (fields.uploads !== 'none') chat.uploads = fields.uploads === 'direct' ? { uploadUrl } : 'two_phase';
  if (domainKey !== '') chat.domainKey = domainKey;
  if (host !== '') chat.host = host;
  return { chat: Object.keys(chat).length === 0 ? undefined : chat };
}

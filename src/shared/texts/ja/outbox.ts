import { counted } from '../counted.ts';
import type { outbox as words } from '../en/outbox.ts';

/** What waits to be sent, Japanese. */
export const outbox = {
  title: '送信待ち',
  trying: '試しています',
  messagesWait: (count: number): string => counted('ja', count, { other: '# 件のメッセージが送信待ちです' }),
  changesWait: (count: number): string => counted('ja', count, { other: '# 件の変更が送信待ちです' }),
  messagesRefused: (count: number): string => counted('ja', count, { other: '# 件のメッセージを送信できませんでした' }),
  changesRefused: (count: number): string => counted('ja', count, { other: '# 件の変更を送信できませんでした' }),
  noText: 'テキストのないメッセージ',
  newTitle: (title: string): string => `新しいタイトル：${title}`,
  deleteChat: 'このチャットを削除',
  rating: '回答への評価',
  soon: 'まもなく送信されます',
  whenOnline: 'オンラインになると送信されます',
  sending: '送信中です',
  uncertain: '届いている可能性があるため、再送の前に確認します',
  refused: 'サーバーが受け付けませんでした。',
  delete: (text: string): string => `削除：${text}`,
} satisfies typeof words;

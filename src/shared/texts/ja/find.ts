import type { find as words } from '../en/find.ts';
import { written } from '../counted.ts';

/** The bar that looks through the chat on the screen, and quick entry, Japanese. */
export const find = {
  label: 'このチャット内を検索',
  next: '次の箇所',
  previous: '前の箇所',
  close: '閉じる',
  place: (index: number, count: number): string => `${written('ja', count)} 件中 ${written('ja', index)} 件目`,
  none: '見つかりません',
  impossible: 'OpenAI のチャットはここでは検索できません。検索を使うと、すべてのチャットのメッセージを探せます。',
  quickTitle: 'クイック質問',
  carryOn: 'メインウィンドウで続ける',
  renew: '新しい質問',
  hide: '隠す',
} satisfies typeof words;

import { counted } from '../counted.ts';
import type { palette as words } from '../en/palette.ts';

/** The command palette and the sheet of shortcuts, Japanese. */
export const palette = {
  title: 'すべてのコマンド',
  placeholder: '何をしますか？',
  recent: '最近使ったもの',
  commands: 'コマンド',
  none: 'そのコマンドはありません。チャットは「チャットを検索」で探せます。',
  choose: '選択',
  run: '実行',
  shortcuts: 'キーボードショートカット',
  writing: '入力',
  list: 'チャットの一覧',
  send: 'メッセージを送信',
  newLine: '改行',
  stop: '回答を停止',
  rename: 'タイトルを変更',
  remove: '削除',
  undo: '削除を元に戻す',
  switchAccount: '順番でアカウントを切り替える',
  linkCopied: 'リンクをコピーしました。',
  linkNotCopied: 'リンクをコピーできませんでした。',
  found: (count: number): string => counted('ja', count, { other: '# 件のコマンド' }),
  switchTo: (name: string): string => `${name} に切り替える`,
} satisfies typeof words;

import { appName } from '../../brand.ts';
import { counted } from '../counted.ts';
import type { jobs as words } from '../en/jobs.ts';

/** What came of exports and imports, and what is written into a file for people to read, Japanese. */
export const jobs = {
  alreadyHere: (count: number): string => counted('ja', count, { other: '# 件のチャットはすでにここにあり、そのままにしました。' }),
  noChats: 'このファイルにはチャットがありません。',
  nothingNew: '新しいものはありませんでした。',
  imported: (chats: number, entries: number): string => `${counted('ja', chats, { other: '# 件のチャット' })}（${counted('ja', entries, { other: '# 項目' })}）を取り込みました。取り込んだチャットはこのコンピューターにだけあります。`,
  incomplete: (count: number): string => counted('ja', count, { other: 'サーバーから履歴を読み込み中のため、# 件のチャットは完全ではありません。すべてを得るには、あとでもう一度エクスポートしてください。' }),
  picturesUnreachable: (count: number): string => counted('ja', count, { other: 'サーバーに接続できなかったため、# 件の画像が入っていません。接続できるときにもう一度エクスポートしてください。' }),
  picturesGone: (count: number): string => counted('ja', count, { other: 'サーバーがもう渡さないため、# 件の画像が入っていません。' }),
  cancelled: 'キャンセルしました。何も取り込んでいません。',
  cancelledAfter: (count: number): string => counted('ja', count, { other: '# 件のチャットを取り込んだところでキャンセルしました。それらは残ります。残りはファイルをもう一度取り込んでください。' }),
  diskFull: 'ディスクに空きがありません。空きを作ってから、もう一度お試しください。',
  notAllowed: `${appName} が自分のフォルダーに書き込めません。権限を確認してから、もう一度お試しください。`,
  notWritten: 'ファイルを書き込めませんでした。もう一度お試しください。詳細はログファイルにあります。',
  notTaken: 'ファイル全体を取り込めませんでした。もう一度お試しください。すでにあるものが二重になることはありません。',
  damaged: 'ファイルが壊れているか途中で切れているため、何も取り込んでいません。元の場所でもう一度エクスポートしてください。',
  foreign: `${appName} のエクスポートではありません。「エクスポート」で作った JSON または zip ファイルを選んでください。何も取り込んでいません。`,
  newer: `より新しい ${appName} が作ったファイルです。${appName} を更新してから取り込んでください。何も取り込んでいません。`,
  tooLarge: `${appName} が取り込めるより大きいファイルのため、何も取り込んでいません。`,
  notInZip: (file: string): string => `この zip は ${appName} のエクスポートではありません（${file} がありません）。何も取り込んでいません。`,
  notHere: 'このチャットはまだこのコンピューターにありません。一度開いてからエクスポートしてください。',
  fileGone: 'このファイルはもうありません。もう一度エクスポートしてください。',
  noHistory: '今は使える履歴がありません。少し待ってもう一度お試しください。',
  exportRuns: 'エクスポートはすでに進行中です。キャンセルするか、終わるまでお待ちください。',
  importRuns: '取り込みはすでに進行中です。終わるまでお待ちください。',
  chatsFile: `${appName} のチャット`,
  chatFile: (number: string): string => `チャット ${number}`,
  generatedImage: '生成された画像',
  attachment: (name: string): string => `添付ファイル：${name}`,
  sources: '出典：',
  skipped: 'スキップ',
  dateUnknown: '日付不明',
  accountAt: (email: string, server: string): string => `${email}（${server}）`,
} satisfies typeof words;

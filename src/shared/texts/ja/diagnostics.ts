import { counted } from '../counted.ts';
import type { diagnostics as words } from '../en/diagnostics.ts';

/** "Why am I signed out?": its page, the checks and the report, Japanese. */
export const diagnostics = {
  whySignedOut: 'サインアウトされた理由',
  whyUnread: 'サインイン情報を読み取れない理由',
  title: '接続とサインイン',
  parts: '項目',
  timeline: '起きたこと',
  checks: '接続の診断',
  report: 'レポート',
  readFailed: (reason: string): string => `起きたことを読み取れませんでした。${reason}`,
  reading: '起きたことを読み取っています',
  runChecks: '診断を実行',
  runAgain: 'もう一度実行',
  checking: '診断しています',
  connectionSettings: '接続の設定',
  looksAt: (server: string | undefined): string =>
    `${server ?? 'このコンピューターのサーバー'}までの名前解決、プロキシ、証明書、時計、サインインサーバー、鍵、チャットサーバーを調べます。何も変更しません。`,
  checkedAt: (time: string): string => `${time} に診断しました。`,
  reportMeans:
    'サポート担当者に渡すためのものです。内容は、バージョン、サーバー名、時刻、コードだけです（英語）。パスワード、トークン、クッキー、誰かが書いた文章、名前やメールアドレスは含まれません。',
  copyReport: 'レポートをコピー',
  saveReport: 'レポートを保存…',
  theReport: 'レポート',
  problemsOnly: '問題のみ',
  problemsIn: (problems: number, entries: number): string => `${counted('ja', entries, { other: '#' })} 件中 ${counted('ja', problems, { other: '#' })} 件の問題`,
  noProblemsIn: (entries: number): string => counted('ja', entries, { other: '# 件中に問題なし' }),
  noProblems: '問題は記録されていません。',
  nothingNoted: 'まだ記録がありません。サインイン、サインアウト、途中の不具合がここに表示されます。',
  showOlder: (count: number): string => counted('ja', count, { other: 'さらに # 件を表示' }),
  problem: '問題：',
  timesSince: (count: number, time: string): string => counted('ja', count, { other: `${time} から # 回` }),
} satisfies typeof words;

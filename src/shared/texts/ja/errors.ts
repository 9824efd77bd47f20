import { appName } from '../../brand.ts';
import { counted } from '../counted.ts';
import type { errors as words } from '../en/errors.ts';

/** What main cannot or will not do, and what to do then, Japanese. */
export const errors = {
  internal: `${appName} の内部で問題が発生しました。詳細はログファイルにあります。`,
  stopped: `${appName} は停止しています。起動し直して、表示されるリンクを開いてください。`,
  onlyOwnWindow: `この操作は ${appName} 自身のウィンドウからのみ行えます。`,
  unknownRequest: `このバージョンの ${appName} はその要求に対応していません。`,
  requestTooLarge: '一度の要求で送れる量を超えています。',
  incomplete: `ウィンドウから不完全な要求が送られました。再読み込みしてください。続く場合は ${appName} を再インストールしてください。`,
  onlyLinks: '開けるのはウェブとメールのリンクだけです。',
  serverFixed: `サーバーはコマンドラインで指定されています。ここで選ぶには --server を付けずに ${appName} を起動してください。`,
  alreadyHere: 'このアカウントではすでにサインインしています。「ほかのアカウント」から選ぶか、別のアカウントでサインインしてください。',
  onlyAccount: 'アカウントがこれだけのため、取り除けません。代わりにサインアウトしてください。',
  tooManyAccounts: (count: number): string => counted('ja', count, { other: 'すでに # 件のアカウントがあります。先に不要なものを取り除いてください。' }),
  keychainKept: 'キーチェーンからサインイン情報を取り除けなかったため、アカウントは残っています。キーチェーンのロックを解除して、もう一度お試しください。',
  modelFromEnvironment: 'モデルは環境変数で指定されています。ここで選ぶには環境変数を取り除いてください。',
  serverNotStarted: (reason: string): string => `このコンピューターのサーバーを起動できませんでした：${reason}`,
  serverStopped: 'このコンピューターのサーバーが停止しました。失われたものはありません。',
  dataOpens: 'このコンピューターのデータは再び開けるため、そのまま残しました。',
  quitting: `${appName} を終了しています。`,
  dataLocked: `このコンピューターのデータは暗号化されており、鍵のあるキーチェーンがロックされています。ロックを解除すれば、${appName} は自動的に続行します。`,
  dataDenied: `このコンピューターのデータは暗号化されており、キーチェーンが鍵の使用を許可しませんでした。キーチェーンで許可すれば、${appName} は自動的に続行します。`,
  dataMissing: `このコンピューターのデータは暗号化されており、鍵を保管するキーチェーンがありません。以前使っていたものを起動すれば、${appName} は自動的に続行します。`,
  dataReplaced: 'このコンピューターのデータは暗号化されており、鍵がキーチェーンにもうありません。キーチェーンをバックアップから復元してください。データはそのまま残っています。',
  dataUnreadable:
    'このコンピューターのデータは暗号化されており、キーチェーンにある鍵を読み取れません。キーチェーンをバックアップから復元してください。データはそのまま残っています。',
  dataFailed:
    `このコンピューターのデータは暗号化されており、鍵のあるキーチェーンが応答しません。キーチェーンを再起動するか、コンピューターにログインし直してください。${appName} は自動的に続行します。`,
  historyUnreadable: `現在、履歴を読み取れません。${appName} を起動し直してください。`,
  diskFull: `ディスクに空きがないため、何も保存できません。空きを作れば、${appName} は自動的に続行します。`,
  notErased: '履歴をすべて消去できませんでした。履歴を使っているほかのプログラムを閉じて、もう一度お試しください。',
  nothingToSearch: 'サインインしていない間は、検索できるものがありません。',
  sentAlready: 'すでに送信されているため、待機していません。',
  onItsWay: 'すでに送信中です。',
} satisfies typeof words;

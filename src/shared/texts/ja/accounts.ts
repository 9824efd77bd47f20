import { appName } from '../../brand.ts';
import { counted } from '../counted.ts';
import type { accounts as words } from '../en/accounts.ts';

/** Accounts side by side, and what is asked before one leaves, Japanese. */
export const accounts = {
  accounts: 'アカウント',
  other: 'ほかのアカウント',
  add: 'アカウントを追加…',
  remove: 'このアカウントを取り除く…',
  nobody: 'サインインしていません',
  unreadable: '読み取れません',
  signingIn: 'サインインしています',
  noAnswer: 'キーチェーンが応答しません',
  signedOut: 'サインアウト済み',
  waiting: (count: number): string => counted('ja', count, { other: '# 件のメッセージが送信待ち' }),
  othersNeedYou: (count: number): string => counted('ja', count, { other: 'ほかの # 件のアカウントに対応が必要です。' }),
  wasSignedOut: (name: string): string => `${name} はサインアウトされました。`,
  otherUnread: '別のアカウントについて、キーチェーンが応答しません。',
  removedElsewhere: 'このアカウントは別のウィンドウで取り除かれました。',
  removeNamed: (name: string): string => `${name} を取り除きますか？`,
  removeUnnamed: (server: string | undefined): string => `${server ?? 'このコンピューターのサーバー'}のアカウントを取り除きますか？`,
  signOutOf: (server: string | undefined): string => (server === undefined ? 'サインアウトしますか？' : `${server} からサインアウトしますか？`),
  removeMeans: (server: string | undefined): string => `サインアウトし、アカウントは一覧から消えます。${server ?? 'このコンピューターのサーバー'}にあるチャットは残ります。`,
  signOutMeans: (server: string | undefined): string => `${appName} はサインイン情報を消去します。${server ?? 'このコンピューターのサーバー'}にあるチャットは残ります。`,
  copyLegend: `オフラインで使うために ${appName} が保管しているコピー`,
  keep: '残す',
  keepInMemory: `キーチェーンがないため、メモリーにしかありません。${appName} を終了すると消えます。`,
  keepEncrypted: '暗号化されています。このアカウントでサインインすると、また使えます。',
  erase: '消去する',
  eraseMeans: 'メッセージ、下書き、ファイルを破棄します。元に戻せません。',
  unsentLost: (count: number): string => counted('ja', count, { other: '# 件のメッセージがまだ送信されておらず、失われます。' }),
  unsentWaits: (count: number): string =>
    counted('ja', count, { other: '# 件のメッセージがまだ送信されていません。このアカウントで再びサインインするまで待機します。' }),
  removeAccount: 'アカウントを取り除く',
  removeAndErase: '取り除いて消去',
  signOut: 'サインアウト',
  signOutAndErase: 'サインアウトして消去',
  removing: 'アカウントを取り除いています',
  signingOut: 'サインアウトしています',
} satisfies typeof words;

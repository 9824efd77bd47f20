import { appName } from '../../brand.ts';
import { counted } from '../counted.ts';
import type { notices as words } from '../en/notices.ts';

/** Lines above the conversation, and the server on this computer when it cannot start, Japanese. */
export const notices = {
  offlineKeeping: (server: string | undefined): string =>
    `${server ?? 'このコンピューターのサーバー'}に接続できませんでした。閲覧と作成はできます。メッセージは復旧後に送信されます。`,
  offlineReading: (server: string | undefined): string =>
    `${server ?? 'このコンピューターのサーバー'}に接続できませんでした。開いているものは閲覧できます。送信は復旧後にできます。`,
  messagesWait: 'その間も閲覧と作成ができ、メッセージはここで待機します。',
  /** `wait` is a span of time. */
  nextTry: (wait: string): string => `${wait}後にもう一度起動します。`,
  triedAgain: '再起動しています。',
  serverInPlain: `チャットを保存するのはこのコンピューターのサーバーだけで、${appName} のフォルダーに暗号化されずに残ります。`,
  chatsInMemory: '保護するためのキーチェーンがないため、終了後はこのコンピューターにチャットが残りません。',
  fixedConnection: (server: string): string => `今回は、${appName} の起動時に指定された ${server} に接続しています。`,
  whatIsInTheWay: '原因を調べる',
  hide: '次回の起動まで隠す',
  historySalvaged: (count: number): string =>
    counted('ja', count, { other: 'このコンピューターに保存されたチャットが破損していました。# 件の項目を救出しました。残りはサーバーから読み直します。' }),
  historyFull: `ディスクがいっぱいのため、このコンピューターには新しいものが保存されません。今あるものは閲覧できます。空きを作れば、${appName} は自動的に再開します。`,
  historyNewer: `このコンピューターに保存されたチャットは新しい ${appName} が書いたものです。このバージョンでは触れずに、チャットを終了まで保持します。`,
  historyNewerFix:
    `${appName} を更新すると、また使えるようになります。このバージョンで続ける場合は、サインアウトの際にここから消去することを選んでください。チャットはサーバーから読み直されます。`,
  historyLocked: '保存されたチャットの鍵が今キーチェーンにありません。保存分は閉じたまま、チャットは終了まで保持されます。',
  historyLockedFix: `キーチェーンのロックを解除するか、${appName} に使用を許可してから、もう一度お試しください。保存されたチャットは変更されていません。`,
  historyFailed: 'このコンピューターに保存されたチャットを開けませんでした。チャットは終了まで保持されます。',
  historyFailedFix: `もう一度試すか、${appName} を起動し直してください。続く場合は、ディスクに問題がないか確認してください。原因はログファイルにあります。`,
  beginAnew: '新しく始める…',
  beginAnewTitle: 'このコンピューターで新しく始めますか？',
  beginAnewMeans:
    `このコンピューターのサーバーにあるアカウントとチャットは、鍵がないと開けません。${appName} はそれらをそのまま別の場所に移し、空の状態から始めます。アカウントは作り直してください。鍵が見つかれば、元に戻せます。`,
  moveAside: '移して新しく始める',
  movingAside: 'データを移しています',
} satisfies typeof words;

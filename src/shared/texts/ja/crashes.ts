import { appName } from '../../brand.ts';
import { counted } from '../counted.ts';
import type { crashes as words } from '../en/crashes.ts';

/** What ended unexpectedly, and its reports, Japanese. */
export const crashes = {
  last: `${appName} は前回、予期せず終了しました。`,
  page: `${appName} のウィンドウが予期せず終了し、開き直されました。`,
  helper: `${appName} の一部が予期せず終了しました。`,
  fault: `${appName} の内部で障害が発生しました。`,
  show: 'レポートを表示',
  forget: '削除',
  title: 'クラッシュレポート',
  gone: 'このレポートはもうありません。',
  means: 'コピーまたは保存しない限り、このコンピューターから出ることはありません。内容は英語で、バージョン、何がなぜ終了したか、プログラム内の位置、ログの最後の行 (時刻、コード、サーバー名) です。パスワード、トークン、クッキー、プログラムのメモリの内容、誰かが書いた文章は含まれません。',
  others: (count: number): string => counted('ja', count, { other: 'ほかに以前のレポートが # 件あります。' }),
} satisfies typeof words;

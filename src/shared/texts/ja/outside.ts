import { appName } from '../../brand.ts';
import { counted } from '../counted.ts';
import type { outside as words } from '../en/outside.ts';

/** What is outside the windows: tray, notifications, and plain pages in a browser, Japanese. */
export const outside = {
  replied: '回答があります。',
  failed: '回答を最後まで作成できませんでした。チャットを開いてもう一度お試しください。',
  show: (name: string): string => `${name} を表示`,
  quit: (name: string): string => `${name} を終了`,
  unread: (count: number): string => counted('ja', count, { other: '未読の回答 # 件' }),
  handedOver: `このページを閉じて ${appName} に戻ってください。`,
  handedRefused: `このサインインはすでに使われたか、時間がかかりすぎました。${appName} に戻ってやり直してください。`,
  closedDoor: `${appName} が表示したリンクを開いてください`,
  closedDoorText: `このブラウザーはまだ許可されていません。表示されるリンクは一度だけ使え、${appName} が止まると無効になります。新しいリンクが必要な場合は ${appName} を起動し直してください。`,
  opening: '開いています…',
  notInBrowser: 'ブラウザーでは、これはブラウザーが決めます。',
  windowsOfBrowser: 'ブラウザーでは、ウインドウはブラウザーのものです。ブラウザーのメニューを使ってください。',
  loginNotSet: 'ログイン時の起動をシステムが許可しませんでした。システムの設定で追加してください。',
} satisfies typeof words;

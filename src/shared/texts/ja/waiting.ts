import type { waiting as words } from '../en/waiting.ts';

/** Why a message waits, was not sent, or cannot be changed, Japanese. */
export const waiting = {
  offline: 'オフラインです。このメッセージはオンラインに戻ったときに送信されます。',
  unreachable: '今はサーバーに接続できません。応答があり次第、このメッセージを送信します。',
  earlier: '前のメッセージが送信され次第、このメッセージを送信します。',
  stopped: 'サーバーに届く前に止められました。',
  threadGone: 'このチャットはサーバー上にもうありません。',
  cutEachTime: 'このメッセージを送るたびに、サーバーが接続を切りました。',
  manyTries: '何度試しても、サーバーが受け付けませんでした。',
  notAccepted: 'サーバーが受け付けませんでした。',
  changeNotKept: 'ディスクがいっぱいのため、オンラインに戻るまで保持できません。空きを作って、もう一度お試しください。',
  messageNotKept: 'ディスクがいっぱいのため、このメッセージをオンラインに戻るまで保持できません。空きを作るか、オンラインになってからもう一度送ってください。',
  filesOnline: 'ファイルはオンラインのときだけ追加できます。オンラインに戻ってからもう一度お試しください。',
  needsWords: 'メッセージには言葉が必要です。取り消すには削除してください。',
  notSentYet: 'このチャットはまだ送信されていません。オンラインに戻るまでお待ちください。',
} satisfies typeof words;

import { counted } from '../../../../shared/texts/counted.ts';
import type { composer as words } from '../en/composer.ts';

/** Words of the composer, Japanese. */
export const composer = {
  sendBlockedUploading: 'アップロード中です。完了すると送信できます。ファイルを外すこともできます。',
  sendBlockedFailed: 'アップロードできなかったファイルがあります。もう一度試すか、外してから送信してください。',

  attachFiles: 'ファイルを添付',
  filesAttached: '添付したファイル',
  removeFile: (name: string): string => `${name}を外す`,
  retryFile: (name: string): string => `${name}をもう一度アップロード`,
  uploading: 'アップロード中',
  uploadingPart: (percent: string): string => `アップロード中、${percent}`,
  uploadFinishing: '完了処理中',
  dropHere: 'ここにドロップして添付',
  dropHint: (accepted: string): string => `対応形式：${accepted}`,

  fileTooLarge: (name: string, size: string, limit: string): string => `「${name}」は${size}です。添付できるのは${limit}までです。`,
  fileTooMany: (name: string, limit: number): string =>
    `「${name}」は添付されませんでした。1件のメッセージに添付できるのは${counted('ja', limit, { other: '#個' })}までです。`,
  fileWrongType: (name: string, accepted: string): string => `「${name}」はここでは使えない形式です。対応形式：${accepted}`,
  fileFolder: (name: string): string => `「${name}」はフォルダです。中のファイルを添付してください。`,
  commandFailed: (name: string): string => `「${name}」を実行できませんでした。もう一度お試しください。`,
  searchFailed: '一覧を読み込めませんでした。入力を続けると再試行します。',

  uploadFailed: {
    too_large: '大きすぎます',
    wrong_type: '未対応の形式',
    unsupported: 'ファイル未対応',
    denied: '許可されていません',
    network: '接続できません',
    vanished: 'ファイルが変更済み',
    server: '未アップロード',
  },
  uploadFailedWhy: {
    too_large: (name: string): string => `サーバーによると「${name}」は大きすぎます。小さいファイルを添付してください。`,
    wrong_type: (name: string): string => `サーバーは「${name}」のような形式を受け付けません。別の形式を添付してください。`,
    unsupported: (name: string): string => `「${name}」をアップロードできませんでした。このサーバーはファイルに対応していません。管理者が変更できます。`,
    denied: (name: string): string => `サーバーが「${name}」を拒否しました。サインアウトしているか、添付の権限がない可能性があります。`,
    network: (name: string): string => `サーバーに接続できず、「${name}」をアップロードできませんでした。接続を確認してもう一度お試しください。`,
    vanished: (name: string): string => `「${name}」は選択後に移動、削除、または変更されました。外してから添付し直してください。`,
    server: (name: string): string => `サーバーが「${name}」を受け取れませんでした。しばらくしてからもう一度お試しください。`,
  },

  composerMore: 'その他',
  tools: 'ツール',
  toolOff: (name: string): string => `${name}をオフにする`,
  model: 'モデル',
  modelDefault: '標準のモデル',
  modelChosen: (name: string): string => `モデル：${name}`,

  mention: 'メンション',
  mentionSomething: 'メンションを追加',
  mentionNone: (query: string): string => `「${query}」は見つかりません`,
  mentionEmpty: 'メンションできるものはまだありません',
  commands: 'コマンド',
  commandNone: (query: string): string => `「${query}」に一致するコマンドはありません`,
  commandBack: '戻る',
  suggestionsFound: (count: number): string => counted('ja', count, { other: '候補#件' }),
  suggestionsLoading: '検索中',
  composerActions: 'このメッセージ',

  quoteReply: '返信',
  quoted: '返信先',
  quoteRemove: '引用を外す',

  dictate: '音声入力',
  dictateAsking: 'マイクを待っています',
  dictateRecording: '録音中',
  dictateFull: (minutes: string): string => `録音は${minutes}分までです。続けるにはテキストを挿入してください。`,
  dictateTranscribing: '音声をテキストに変換中',
  dictateCancel: '録音を破棄',
  dictateInsert: 'テキストとして挿入',
  dictateFailed: {
    denied: 'マイクが許可されていません。システムの設定で許可してから、もう一度お試しください。',
    no_device: 'マイクが見つかりません。接続してからもう一度お試しください。',
    in_use: 'マイクを開けませんでした。ほかのアプリが使用している可能性があります。',
    unsupported: 'このウィンドウでは録音できません。',
    not_offered: 'このサーバーは音声のテキスト変換に対応していません。管理者が有効にできます。',
    nothing_heard: '音声が聞き取れませんでした。何も挿入されていません。',
    failed: '録音をテキストに変換できませんでした。録音は残っています。もう一度お試しください。',
  },
} satisfies typeof words;

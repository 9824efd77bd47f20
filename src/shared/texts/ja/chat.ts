import type { chat as words } from '../en/chat.ts';

/** The chat page around the element, Japanese. */
export const chat = {
  title: 'チャット',
  loading: 'チャットを読み込んでいます…',
  placeholder: 'メッセージを書く',
  greeting: '今日はどのようなご用件ですか？',
  show: 'ここでできることを見せて',
  showPrompt: '何を手伝ってもらえますか？始めるにあたって知っておくべきことは何ですか？',
  draft: 'わかりやすく丁寧なメールを下書きする',
  draftPrompt: 'わかりやすく丁寧なメールの下書きを手伝ってください。まず用件を尋ねてください。',
  explain: '難しいことをやさしく説明する',
  explainPrompt: '難しい話題をやさしい言葉で説明してください。どの話題か尋ねてください。',
  review: 'コードに目を通す',
  reviewPrompt: 'コードをレビューしてほしいです。貼り付けるよう求め、何をするコードなのかも尋ねてください。',
  hostedFailed: 'OpenAI のチャットを読み込めなかったため、内蔵のチャットを使います。',
  details: '詳細',
  tryAgain: '再試行',
  dismiss: '消す',
  hostedBlocked: 'OpenAI のチャットのスクリプトを読み込めませんでした。このコンピューターがオフラインか、ネットワークが通していません。',
  hostedLate: 'OpenAI のチャットのスクリプトが時間内に起動しませんでした。ネットワークが遅いか、一部を遮断している可能性があります。',
  hostedRefused: (detail: string): string =>
    `OpenAI のチャットからの報告：${detail === '' ? '内容のないエラー。' : detail} ドメインに関するものであれば、この接続を設定した人にドメインキーとチャットのホストの確認を依頼してください。`,
} satisfies typeof words;

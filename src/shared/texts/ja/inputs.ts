import { written } from '../counted.ts';
import type { inputs as words } from '../en/inputs.ts';

/** What is wrong with something that a person typed, Japanese. */
export const inputs = {
  address: (example: string): string => `サーバーのアドレスではありません。${example} のように入力してください。`,
  email: 'メールアドレスを入力してください。',
  password: (most: number): string => `${written('ja', most)} 文字以内のパスワードを入力してください。`,
  name: (most: number): string => `名前を ${written('ja', most)} 文字以内で入力してください。`,
  signInPage: 'サインインページのアドレスは https:// で始まる必要があります。',
  path: 'パスではありません。/api/auth のように入力してください。',
  model: 'モデル名が長すぎます。',
  apiKey: 'API キーではありません。空白や通常使わない文字が含まれています。',
  search: (most: number): string => `検索できるのは ${written('ja', most)} 文字までです。`,
  keys: 'どこでも使えるキーの組み合わせではありません。Ctrl、Alt、Cmd のいずれかを押しながら、もう一つキーを押してください。',
  code: 'コードではありません。6 桁の数字か、復元コードのいずれかです。',
  paste: 'ブラウザーのページに表示されたコードを貼り付けてください。',
  proxyName: 'プロキシの名前を入力してください。コロンは使えません。',
} satisfies typeof words;

import { appName } from '../../brand.ts';
import type { ways as words } from '../en/ways.ts';

/** What the connection’s settings say about signing in, Japanese. */
export const ways = {
  title: 'サインイン',
  heading: 'サインインの方法',
  ask: 'サーバーが示す',
  askHint: `${appName} のサーバーは自ら示します。それ以外ではパスワードを想定します。`,
  say: 'ここで選ぶ',
  sayHint: 'ほかのプラグインを使う Better Auth サーバー向けです。',
  ways: {
    password: 'パスワード',
    passwordReset: 'メールで新しいパスワード',
    magicLink: 'メールのリンク',
    browser: 'システムのブラウザー',
    device: '別の端末のコード',
  },
  page: 'サインインページ',
  pageHint: `ブラウザーで開きます。空のままなら ${appName} のサーバーのページを使います。`,
  pageWrong: (example: string): string => `https のアドレスを入力してください（例：${example}）。`,
} satisfies typeof words;

import { appName } from '../../brand.ts';
import type { firstRun as words } from '../en/first-run.ts';

/** The first start: where the chats are to live, and a team’s server, Japanese. */
export const firstRun = {
  title: `${appName} へようこそ`,
  intro: 'チャットをどこに置きますか？あとから設定で変更できます。',
  where: 'チャットの置き場所',
  here: 'このコンピューター',
  hereHint: `${appName} に内蔵されたサーバーです。設定は不要で、ネットワークがなくても使えます。`,
  team: 'チームのサーバー',
  teamHint: 'Better Auth でサインインする ChatKit バックエンドなら何でも使えます。',
  account: 'このコンピューター用のアカウントを作成してください。外には出ません。',
  signInServer: 'サインインサーバー',
  chatServer: 'チャットサーバー',
  chatHint: 'パスを含む ChatKit のアドレスです。管理者に聞けばわかります。',
  connect: '接続',
  connecting: 'サーバーを探しています',
  anyway: 'それでも接続する',
} satisfies typeof words;

import { appName, environmentPrefix } from '../../../../../shared/brand.ts';
import type { GuideTexts } from '../../topic.ts';
import { connecting } from './connecting.ts';
import { product } from './product.ts';
import { samples } from './samples.ts';

/** What the guide says, Japanese. */
export const guide: GuideTexts = {
  talk: {
    greetings: ['こんにちは', 'こんばんは', 'おはよう', 'はじめまして', 'やあ', 'もしもし', 'ハロー'],
    thanks: ['ありがとう', '感謝', 'どうも', '助かり', 'すばらしい', '素晴らしい', '完璧'],
    marks: [],
    hello: 'こんにちは。',
    welcome: 'どういたしまして。',
    cannot: 'その質問にはお答えできません。',
    introduction:
      `**言語モデルがまだ接続されていない**ため、${appName} に内蔵のガイドがお答えしています。知っているのはこのアプリのことだけで、すべてこのコンピューターの中で動いています。`,
    howToConnect:
      `どんな質問にも答えを得るには、モデルを接続してください。サイドバーの下にある**モデルを接続**を押すか、**設定 → モデル**を開くか、起動する前に \`OPENAI_BASE_URL\`、\`OPENAI_API_KEY\`、\`${environmentPrefix}_MODEL\` を設定します。詳しくは「モデルを接続するには？」と聞いてください。`,
    files: 'ガイドはファイルの中身を見られません。接続したモデルなら見られます。',
    longNote:
      `---\n\n*言語モデルが接続されていないため、この回答は ${appName} に内蔵のガイドによるものです。何でも質問するには、**設定 → モデル**でモデルを接続してください。*`,
    shortNote: '*内蔵のガイドによる回答です。モデルは接続されていません。*',
    offer: 'たとえば、次のように質問できます。',
  },
  topics: { ...connecting, ...product, ...samples },
};

import { counted } from '../counted.ts';
import type { speed as words } from '../en/speed.ts';

/** How fast the app starts, what memory it takes and what it is made of, Japanese. */
export const speed = {
  title: '速度とメモリ',
  lastStart: '前回の起動',
  usualStart: '通常の起動',
  memoryNow: '現在のメモリ',
  starts: '起動',
  memory: 'メモリ',
  startsPlot: (count: number, least: string, most: string): string => `${counted('ja', count, { other: '# 回の起動' })}、${least}から${most}まで。`,
  startOf: (time: string, version: string, moment: string): string => `${time} · バージョン ${version} · ${moment}`,
  memoryPlot: (least: string, most: string): string => `メモリは${least}から${most}まで。`,
  startsElsewhere: '起動時間はデスクトップアプリで測定されます。',
  licenses: '含まれるすべてのもののライセンス',
  notPackaged: 'このコピーはパッケージ化されていません。ライセンスはビルド元のパッケージにあります。',
  hint: '起動は入力できるようになった時点までです。メモリはアプリの全プロセスの合計です。このコンピューターで測定され、どこにも送信されません。',
} satisfies typeof words;

import { counted } from '../counted.ts';
import type { speed as words } from '../en/speed.ts';

/** How fast the app starts, what memory it takes and what it is made of, Arabic. */
export const speed = {
  title: 'السرعة والذاكرة',
  lastStart: 'آخر بدء تشغيل',
  usualStart: 'البدء المعتاد',
  memoryNow: 'الذاكرة الآن',
  starts: 'مرات البدء',
  memory: 'الذاكرة',
  startsPlot: (count: number, least: string, most: string): string =>
    `${counted('ar', count, { zero: 'لا بدء', one: 'بدء واحد', two: 'مرتا بدء', few: '# مرات بدء', many: '# مرة بدء', other: '# مرة بدء' })}، بين ${least} و${most}.`,
  startOf: (time: string, version: string, moment: string): string => `${time} · الإصدار ${version} · ${moment}`,
  memoryPlot: (least: string, most: string): string => `الذاكرة بين ${least} و${most}.`,
  startsElsewhere: 'تُقاس مرات البدء في تطبيق سطح المكتب.',
  licenses: 'تراخيص كل ما هو مضمّن',
  notPackaged: 'هذه النسخة ليست محزومة: التراخيص موجودة مع الحزم التي بُنيت منها.',
  hint: 'ينتهي البدء عندما يمكنك الكتابة. الذاكرة هي مجموع ذاكرة كل عمليات التطبيق. تُقاس على هذا الكمبيوتر ولا تُرسل إلى أي مكان.',
} satisfies typeof words;

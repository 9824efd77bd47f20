import { counted } from '../counted.ts';
import type { diagnostics as words } from '../en/diagnostics.ts';

/** "Why am I signed out?": its page, the checks and the report, Arabic. */
export const diagnostics = {
  whySignedOut: 'لماذا سُجّل خروجي؟',
  whyUnread: 'لماذا تتعذّر قراءة تسجيل دخولي؟',
  title: 'الاتصال وتسجيل الدخول',
  parts: 'الأقسام',
  timeline: 'ما حدث',
  checks: 'فحوص الاتصال',
  report: 'التقرير',
  readFailed: (reason: string): string => `تعذّرت قراءة ما حدث. ${reason}`,
  reading: 'يُقرأ ما حدث',
  runChecks: 'إجراء الفحوص',
  runAgain: 'الفحص من جديد',
  checking: 'جارٍ الفحص',
  connectionSettings: 'إعدادات الاتصال',
  looksAt: (server: string | undefined): string =>
    `يفحص الأسماء والوسيط والشهادات والساعة وخادم تسجيل الدخول والمفاتيح وخادم الدردشة في الطريق إلى ${server ?? 'الخادم على هذا الكمبيوتر'}، ولا يغيّر شيئًا.`,
  checkedAt: (time: string): string => `أُجري الفحص ${time}.`,
  reportMeans:
    'لمن يساعدك. هذا كل ما فيه: إصدارات وأسماء خوادم وأوقات ورموز، بالإنجليزية. لا يحتوي على كلمة مرور أو رمز مميز أو ملف ارتباط، ولا على ما كتبته أنت أو غيرك، ولا على اسم أو بريد.',
  copyReport: 'نسخ التقرير',
  saveReport: 'حفظ التقرير…',
  theReport: 'التقرير',
  problemsOnly: 'المشكلات فقط',
  problemsIn: (problems: number, entries: number): string =>
    `${counted('ar', problems, { zero: 'لا مشكلات', one: 'مشكلة واحدة', two: 'مشكلتان', few: '# مشكلات', many: '# مشكلة', other: '# مشكلة' })} من بين ${counted('ar', entries, { zero: '# عنصر', one: 'عنصر واحد', two: 'عنصرين', few: '# عناصر', many: '# عنصرًا', other: '# عنصر' })}`,
  noProblemsIn: (entries: number): string =>
    counted('ar', entries, {
      zero: 'لا مشكلات',
      one: 'لا مشكلات في عنصر واحد',
      two: 'لا مشكلات في عنصرين',
      few: 'لا مشكلات في # عناصر',
      many: 'لا مشكلات في # عنصرًا',
      other: 'لا مشكلات في # عنصر',
    }),
  noProblems: 'لم تُسجَّل مشكلات.',
  nothingNoted: 'لم يُسجَّل شيء بعد. تظهر هنا عمليات تسجيل الدخول والخروج والأعطال في الطريق.',
  showOlder: (count: number): string =>
    counted('ar', count, {
      zero: 'لا أقدم',
      one: 'إظهار عنصر أقدم',
      two: 'إظهار عنصرين أقدم',
      few: 'إظهار # عناصر أقدم',
      many: 'إظهار # عنصرًا أقدم',
      other: 'إظهار # عنصر أقدم',
    }),
  problem: 'مشكلة:',
  timesSince: (count: number, time: string): string =>
    counted('ar', count, {
      zero: `# مرة منذ ${time}`,
      one: `مرة واحدة منذ ${time}`,
      two: `مرتان منذ ${time}`,
      few: `# مرات منذ ${time}`,
      many: `# مرة منذ ${time}`,
      other: `# مرة منذ ${time}`,
    }),
} satisfies typeof words;

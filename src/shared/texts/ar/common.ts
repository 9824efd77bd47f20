import { counted } from '../counted.ts';
import type { common as words } from '../en/common.ts';

/** Words that many places share, Arabic. */
export const common = {
  tryAgain: 'إعادة المحاولة',
  tryingAgain: 'تجري إعادة المحاولة',
  tryNow: 'المحاولة الآن',
  trying: 'تجري المحاولة…',
  cancel: 'إلغاء',
  close: 'إغلاق',
  dismiss: 'إخفاء',
  undo: 'تراجع',
  save: 'حفظ',
  saving: 'جارٍ الحفظ',
  stop: 'إيقاف',
  details: 'التفاصيل',
  less: 'أقل',
  copy: 'نسخ',
  copied: 'تم النسخ',
  copyFailed: 'حدّد النص وانسخه يدويًا',
  you: 'أنت',
  assistant: 'المساعد',
  today: 'اليوم',
  yesterday: 'أمس',
  newChat: 'محادثة جديدة',
  untitledChat: 'محادثة بلا عنوان',
  chat: 'المحادثة',
  thisComputer: 'هذا الكمبيوتر',
  theServer: 'الخادم',
  chats: (count: number): string =>
    counted('ar', count, { zero: 'لا محادثات', one: 'محادثة واحدة', two: 'محادثتان', few: '# محادثات', many: '# محادثة', other: '# محادثة' }),
  messages: (count: number): string =>
    counted('ar', count, { zero: 'لا رسائل', one: 'رسالة واحدة', two: 'رسالتان', few: '# رسائل', many: '# رسالة', other: '# رسالة' }),
  entries: (count: number): string =>
    counted('ar', count, { zero: 'لا عناصر', one: 'عنصر واحد', two: 'عنصران', few: '# عناصر', many: '# عنصرًا', other: '# عنصر' }),
  pixels: (count: number): string =>
    counted('ar', count, { zero: '# بكسل', one: 'بكسل واحد', two: 'بكسلان', few: '# بكسلات', many: '# بكسلًا', other: '# بكسل' }),
  together: (sentences: readonly string[]): string => sentences.join(' '),
} satisfies typeof words;

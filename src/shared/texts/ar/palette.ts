import { counted } from '../counted.ts';
import type { palette as words } from '../en/palette.ts';

/** The command palette and the sheet of shortcuts, Arabic. */
export const palette = {
  title: 'كل الأوامر',
  placeholder: 'ماذا تريد أن تفعل؟',
  recent: 'المستخدمة أخيرًا',
  commands: 'الأوامر',
  none: 'لا يوجد أمر كهذا. تجد المحادثات عبر «البحث في المحادثات».',
  choose: 'اختيار',
  run: 'تنفيذ',
  shortcuts: 'اختصارات لوحة المفاتيح',
  writing: 'الكتابة',
  list: 'قائمة المحادثات',
  send: 'إرسال الرسالة',
  newLine: 'سطر جديد',
  stop: 'إيقاف الرد',
  rename: 'تغيير العنوان',
  remove: 'حذف',
  undo: 'التراجع عن الحذف',
  switchAccount: 'التبديل إلى حساب بحسب ترتيبه',
  linkCopied: 'نُسخ الرابط.',
  linkNotCopied: 'تعذّر نسخ الرابط.',
  found: (count: number): string => counted('ar', count, { zero: 'لا أوامر', one: 'أمر واحد', two: 'أمران', few: '# أوامر', many: '# أمرًا', other: '# أمر' }),
  switchTo: (name: string): string => `التبديل إلى ${name}`,
} satisfies typeof words;

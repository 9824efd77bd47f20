import { counted } from '../counted.ts';
import type { outbox as words } from '../en/outbox.ts';

/** What waits to be sent, Arabic. */
export const outbox = {
  title: 'في انتظار الإرسال',
  trying: 'تجري المحاولة',
  messagesWait: (count: number): string =>
    counted('ar', count, {
      zero: 'لا رسائل تنتظر الإرسال',
      one: 'رسالة واحدة تنتظر الإرسال',
      two: 'رسالتان تنتظران الإرسال',
      few: '# رسائل تنتظر الإرسال',
      many: '# رسالة تنتظر الإرسال',
      other: '# رسالة تنتظر الإرسال',
    }),
  changesWait: (count: number): string =>
    counted('ar', count, {
      zero: 'لا تغييرات تنتظر الإرسال',
      one: 'تغيير واحد ينتظر الإرسال',
      two: 'تغييران ينتظران الإرسال',
      few: '# تغييرات تنتظر الإرسال',
      many: '# تغييرًا ينتظر الإرسال',
      other: '# تغيير ينتظر الإرسال',
    }),
  messagesRefused: (count: number): string =>
    counted('ar', count, {
      zero: 'أُرسلت كل الرسائل',
      one: 'رسالة واحدة لم تُرسل',
      two: 'رسالتان لم تُرسلا',
      few: '# رسائل لم تُرسل',
      many: '# رسالة لم تُرسل',
      other: '# رسالة لم تُرسل',
    }),
  changesRefused: (count: number): string =>
    counted('ar', count, {
      zero: 'أُرسلت كل التغييرات',
      one: 'تغيير واحد لم يُرسل',
      two: 'تغييران لم يُرسلا',
      few: '# تغييرات لم تُرسل',
      many: '# تغييرًا لم يُرسل',
      other: '# تغيير لم يُرسل',
    }),
  noText: 'رسالة بلا نص',
  newTitle: (title: string): string => `العنوان الجديد: ${title}`,
  deleteChat: 'حذف هذه المحادثة',
  rating: 'تقييمك لأحد الردود',
  soon: 'تُرسل بعد لحظات',
  whenOnline: 'تُرسل عندما تتصل بالشبكة',
  sending: 'جارٍ الإرسال',
  uncertain: 'ربما وصلت؛ يُتحقق من ذلك قبل إرسالها من جديد',
  refused: 'لم يقبلها الخادم.',
  delete: (text: string): string => `حذف: ${text}`,
} satisfies typeof words;

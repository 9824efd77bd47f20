import { appName } from '../../brand.ts';
import { counted } from '../counted.ts';
import type { crashes as words } from '../en/crashes.ts';

/** What ended unexpectedly, and its reports, Arabic. */
export const crashes = {
  last: `انتهى ${appName} على نحو غير متوقع في المرة السابقة.`,
  page: `انتهت إحدى نوافذ ${appName} على نحو غير متوقع وفُتحت من جديد.`,
  helper: `انتهى جزء من ${appName} على نحو غير متوقع.`,
  fault: `حدث خلل داخلي في ${appName}.`,
  show: 'عرض التقرير',
  forget: 'حذف',
  title: 'تقرير الانهيار',
  gone: 'لم يعد هذا التقرير موجودًا.',
  means: 'يبقى على هذا الحاسوب ما لم تنسخه أو تحفظه. يحتوي، بالإنجليزية، على الإصدارات وما الذي انتهى ولماذا ومواضع في البرنامج وآخر أسطر السجل بأوقاتها ورموزها وأسماء الخوادم. ولا يحتوي على كلمة مرور ولا رمز ولا ملف تعريف ارتباط ولا شيء من ذاكرة البرنامج ولا مما كتبه أحد.',
  others: (count: number): string => counted('ar', count, { zero: 'لا توجد تقارير سابقة أخرى.', one: 'يوجد أيضًا تقرير سابق واحد.', two: 'يوجد أيضًا تقريران سابقان.', few: 'توجد أيضًا # تقارير سابقة.', many: 'يوجد أيضًا # تقريرًا سابقًا.', other: 'يوجد أيضًا # تقرير سابق.' }),
} satisfies typeof words;

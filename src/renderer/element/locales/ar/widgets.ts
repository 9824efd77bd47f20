import { counted } from '../../../../shared/texts/counted.ts';
import type { widgets as words } from '../en/widgets.ts';

/** Words of widgets, Arabic. */
export const widgets = {
  widgetLoading: 'جارٍ التحميل',
  widgetBroken: 'لا يمكن عرض هذه الأداة.',
  widgetPartUnknown: 'لا يمكن عرض هذا الجزء في هذا الإصدار.',
  widgetCut: 'في هذه الأداة أكثر مما يمكن عرضه. هذا هو الجزء الأول منها.',
  widgetFailed: 'تعذّر تنفيذ ذلك. حاول مرة أخرى بعد قليل.',
  widgetHeld: 'يمكنك استخدام هذا عند اكتمال الإجابة.',
  widgetMore: (count: number): string =>
    counted('ar', count, { one: 'عرض عنصر آخر', two: 'عرض عنصرين آخرين', few: 'عرض # عناصر أخرى', many: 'عرض # عنصرًا آخر', other: 'عرض # عنصر آخر' }),
  fieldRequired: 'املأ هذا الحقل للمتابعة.',
  fieldChoose: 'اختر خيارًا للمتابعة.',
  fieldTick: 'ضع علامة هنا للمتابعة.',
  fieldEmail: 'أدخل عنوان بريد إلكتروني، مثل name@example.com.',
  fieldUrl: 'أدخل عنوان موقع، مثل https://example.com.',
  fieldNumber: 'أدخل رقمًا.',
  fieldPhone: 'أدخل رقم هاتف، مثل ‎+966 11 123 4567.',
  fieldPattern: 'ما أدخلته ليس بالصيغة المطلوبة.',
  fieldClear: 'مسح',
  selectPlaceholder: 'اختر',
  selectSearch: 'بحث',
  selectNothing: 'لا توجد نتائج. جرّب كلمات أخرى.',
  selectMore: (count: number): string =>
    counted('ar', count, {
      one: 'عنصر آخر. اكتب للعثور عليه.', two: 'عنصران آخران. اكتب للعثور عليهما.', few: '# عناصر أخرى. اكتب للعثور عليها.',
      many: '# عنصرًا آخر. اكتب للعثور عليها.', other: '# عنصر آخر. اكتب للعثور عليها.',
    }),
  datePlaceholder: 'اختر تاريخًا',
  datePrevious: 'الشهر السابق',
  dateNext: 'الشهر التالي',
  dateMonth: 'الشهر',
  dateYear: 'السنة',
  dateToday: (date: string): string => `اليوم، ${date}`,
  dateChosen: (date: string): string => `${date}، التاريخ المختار`,
  chart: 'رسم بياني',
  chartEmpty: 'لا توجد بيانات لعرضها.',
  table: 'جدول',
} satisfies typeof words;

import type { find as words } from '../en/find.ts';
import { written } from '../counted.ts';

/** The bar that looks through the chat on the screen, and quick entry, Arabic. */
export const find = {
  label: 'البحث في هذه المحادثة',
  next: 'الموضع التالي',
  previous: 'الموضع السابق',
  close: 'إغلاق',
  place: (index: number, count: number): string => `${written('ar', index)} من ${written('ar', count)}`,
  none: 'لم يُعثر عليه',
  impossible: 'لا يمكن البحث في دردشة OpenAI هنا. يعثر البحث العام على الرسائل في كل المحادثات.',
  quickTitle: 'سؤال سريع',
  carryOn: 'المتابعة في النافذة الرئيسية',
  renew: 'سؤال جديد',
  hide: 'إخفاء',
} satisfies typeof words;

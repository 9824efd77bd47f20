import { appName } from '../../brand.ts';
import { counted } from '../counted.ts';
import type { outside as words } from '../en/outside.ts';

/** What is outside the windows: tray, notifications, and plain pages in a browser, Arabic. */
export const outside = {
  replied: 'وصل رد.',
  failed: 'تعذّر إكمال الرد. افتح المحادثة لإعادة المحاولة.',
  show: (name: string): string => `إظهار ${name}`,
  quit: (name: string): string => `إنهاء ${name}`,
  unread: (count: number): string => counted('ar', count, { zero: 'لا ردود غير مقروءة (#)', one: 'رد واحد غير مقروء (#)', two: 'ردّان غير مقروءين (#)', few: '# ردود غير مقروءة', many: '# ردًا غير مقروء', other: '# رد غير مقروء' }),
  handedOver: `يمكنك إغلاق هذه الصفحة والعودة إلى ${appName}.`,
  handedRefused: `استُخدم تسجيل الدخول هذا من قبل أو استغرق وقتًا طويلًا. ارجع إلى ${appName} وابدأ من جديد.`,
  closedDoor: `افتح الرابط الذي عرضه ${appName}`,
  closedDoorText: `لم يُسمح لهذا المتصفح بالدخول بعد. كل رابط معروض يعمل مرة واحدة وينتهي عند توقف ${appName}؛ شغّل ${appName} من جديد للحصول على رابط جديد.`,
  opening: 'جارٍ الفتح…',
  notInBrowser: 'في المتصفح يعود هذا إلى المتصفح نفسه.',
  windowsOfBrowser: 'في المتصفح تعود النوافذ إلى المتصفح. استخدم قائمته.',
  loginNotSet: `لم يسمح النظام بأن يبدأ ${appName} مع جلستك. أضفه من إعدادات النظام.`,
} satisfies typeof words;

import { appName } from '../../brand.ts';
import type { ways as words } from '../en/ways.ts';

/** What the connection’s settings say about signing in, Arabic. */
export const ways = {
  title: 'تسجيل الدخول',
  heading: 'طرق تسجيل الدخول',
  ask: 'يذكرها الخادم',
  askHint: `خوادم ${appName} تفعل ذلك. ومن غيرها تُتوقع كلمة مرور.`,
  say: 'اختيارها هنا',
  sayHint: 'لخادم Better Auth بملحقات أخرى.',
  ways: {
    password: 'كلمة المرور',
    passwordReset: 'كلمة مرور جديدة بالبريد',
    magicLink: 'رابط بالبريد',
    browser: 'متصفح النظام',
    device: 'رمز على جهاز آخر',
  },
  page: 'صفحة تسجيل الدخول',
  pageHint: `تُفتح في المتصفح. اتركها فارغة لاستخدام صفحة خوادم ${appName}.`,
  pageWrong: (example: string): string => `أدخل عنوان https، مثل ${example}.`,
} satisfies typeof words;

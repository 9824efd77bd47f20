import { written } from '../counted.ts';
import type { inputs as words } from '../en/inputs.ts';

/** What is wrong with something that a person typed, Arabic. */
export const inputs = {
  address: (example: string): string => `هذا ليس عنوان خادم. اكتبه مثل ${example}.`,
  email: 'أدخل عنوان بريدك الإلكتروني.',
  password: (most: number): string => `أدخل كلمة مرور لا تتجاوز ${written('ar', most)} حرف.`,
  name: (most: number): string => `أدخل اسمك بما لا يتجاوز ${written('ar', most)} حرف.`,
  signInPage: 'يجب أن يبدأ عنوان صفحة تسجيل الدخول بـ https://.',
  path: 'هذا ليس مسارًا. اكتبه مثل ‎/api/auth.',
  model: 'اسم النموذج هذا طويل جدًا.',
  apiKey: 'هذا ليس مفتاح API: فيه مسافات أو محارف غير مألوفة.',
  search: (most: number): string => `ابحث عن ${written('ar', most)} حرف على الأكثر.`,
  keys: 'هذه ليست تركيبة مفاتيح صالحة في كل مكان. اضغط Ctrl أو Alt أو Cmd مع مفتاح آخر.',
  code: 'هذا ليس رمزًا. يتكون الرمز من ستة أرقام، أو هو أحد رموز الاسترداد.',
  paste: 'ألصق الرمز الذي تعرضه الصفحة في متصفحك.',
  proxyName: 'أدخل اسم المستخدم للوسيط. لا يحتوي على نقطتين.',
} satisfies typeof words;

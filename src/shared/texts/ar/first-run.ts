import { appName } from '../../brand.ts';
import type { firstRun as words } from '../en/first-run.ts';

/** The first start: where the chats are to live, and a team’s server, Arabic. */
export const firstRun = {
  title: `مرحبًا بك في ${appName}`,
  intro: 'أين تريد أن تُحفظ محادثاتك؟ يمكنك تغيير ذلك لاحقًا في الإعدادات.',
  where: 'مكان محادثاتك',
  here: 'على هذا الحاسوب',
  hereHint: `خادم داخل ${appName}. لا شيء يحتاج إلى إعداد، ويعمل دون شبكة.`,
  team: 'على خادم فريقي',
  teamHint: 'أي خدمة ChatKit يسجّل مستخدموها الدخول عبر Better Auth.',
  account: 'أنشئ حسابًا لهذا الحاسوب. يبقى هنا.',
  signInServer: 'خادم تسجيل الدخول',
  chatServer: 'خادم الدردشة',
  chatHint: 'عنوان ChatKit مع مساره. يعرفه مسؤول الخادم.',
  connect: 'اتصال',
  connecting: 'جارٍ البحث عن الخادم',
  anyway: 'الاتصال رغم ذلك',
} satisfies typeof words;

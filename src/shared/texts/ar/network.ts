import { appName } from '../../brand.ts';
import type { network as words } from '../en/network.ts';

/** Why a host gave no answer, and what to do about it, Arabic. */
export const network = {
  notFound: (host: string): string => `تعذّر العثور على ${host}.`,
  refused: (host: string): string => `تعذّر الوصول إلى ${host}: لا شيء يجيب هناك.`,
  notTrusted: (host: string, code: string): string => `لا يثق هذا الكمبيوتر بشهادة ${host} ‏(${code}).`,
  notSecure: (host: string, code: string): string => `لم ينشئ ${host} اتصالًا آمنًا (${code}).`,
  tooLong: (host: string): string => `استغرق ${host} وقتًا طويلًا للرد.`,
  cut: (host: string): string => `انقطع الاتصال بـ ${host}.`,
  proxyRefused: (host: string, code: string): string => `رفض وسيط هذه الشبكة الاتصال بـ ${host} ‏(${code}).`,
  unreachable: (host: string): string => `تعذّر الوصول إلى ${host}.`,
  unknownReason: 'سبب غير معروف',
  checkAddress: 'تحقق من كتابة العنوان ومن اتصالك بالشبكة.',
  installAuthority: 'ثبّت سلطة شهادات مؤسستك على هذا الكمبيوتر، أو اطلب تجديد شهادة الخادم.',
  checkScheme: 'تحقق مما إذا كان يجب أن يبدأ العنوان بـ http:// بدلًا من ذلك، أو أبلغ من يدير الخادم.',
  checkPort: 'تحقق من العنوان والمنفذ ومن أن الخادم يعمل.',
  askNetwork: 'اطلب ممن يدير الشبكة السماح بذلك.',
  checkNetwork: 'تحقق من شبكتك وأعد المحاولة.',
  socks: `هذا الكمبيوتر مضبوط على وسيط SOCKS لا يمكن لـ ${appName} المرور عبره.`,
  addHttpProxy: 'أضف وسيط HTTP إلى إعدادات الوسيط في النظام، أو اسأل من يدير الشبكة.',
} satisfies typeof words;

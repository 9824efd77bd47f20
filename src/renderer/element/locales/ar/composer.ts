import { counted } from '../../../../shared/texts/counted.ts';
import type { composer as words } from '../en/composer.ts';

/** Words of the composer, Arabic. */
export const composer = {
  sendBlockedUploading: 'ما زال الرفع جاريًا. يمكنك الإرسال عند انتهائه، أو إزالة الملف.',
  sendBlockedFailed: 'تعذّر رفع بعض الملفات. أعد المحاولة أو أزلها كي ترسل.',

  attachFiles: 'إرفاق ملفات',
  filesAttached: 'الملفات المرفقة',
  removeFile: (name: string): string => `إزالة ${name}`,
  retryFile: (name: string): string => `رفع ${name} من جديد`,
  uploading: 'جارٍ الرفع',
  uploadingPart: (percent: string): string => `جارٍ الرفع، ${percent}`,
  uploadFinishing: 'جارٍ الإنهاء',
  dropHere: 'أفلت الملفات هنا لإرفاقها',
  dropHint: (accepted: string): string => `الأنواع المقبولة: ${accepted}`,

  fileTooLarge: (name: string, size: string, limit: string): string => `حجم «${name}» هو ${size}، وأكبر ما يمكن إرفاقه ${limit}.`,
  fileTooMany: (name: string, limit: number): string =>
    `لم يُرفق «${name}»: أقصى ما تحمله الرسالة ${counted('ar', limit, { one: 'ملف واحد', two: 'ملفان', few: '# ملفات', many: '# ملفًا', other: '# ملف' })}.`,
  fileWrongType: (name: string, accepted: string): string => `نوع «${name}» غير مقبول هنا. الأنواع المقبولة: ${accepted}.`,
  fileFolder: (name: string): string => `«${name}» مجلد. أرفق الملفات التي فيه.`,
  commandFailed: (name: string): string => `لم ينجح «${name}». أعد المحاولة.`,
  searchFailed: 'تعذّر تحميل القائمة. تابع الكتابة لإعادة المحاولة.',

  uploadFailed: {
    too_large: 'كبير جدًا',
    wrong_type: 'نوع غير مقبول',
    unsupported: 'لا تُقبل الملفات',
    denied: 'غير مسموح',
    network: 'لا اتصال',
    vanished: 'تغيّر الملف',
    server: 'لم يُرفع',
  },
  uploadFailedWhy: {
    too_large: (name: string): string => `يقول الخادم إن «${name}» كبير جدًا. أرفق ملفًا أصغر.`,
    wrong_type: (name: string): string => `لا يقبل الخادم ملفات مثل «${name}». أرفق نوعًا آخر.`,
    unsupported: (name: string): string => `تعذّر رفع «${name}»: هذا الخادم لا يقبل الملفات، ويمكن لمسؤوله تغيير ذلك.`,
    denied: (name: string): string => `رفض الخادم «${name}». ربما انتهت جلستك أو لا يُسمح لك بإرفاق الملفات.`,
    network: (name: string): string => `تعذّر رفع «${name}» لعدم الوصول إلى الخادم. تحقق من الاتصال وأعد المحاولة.`,
    vanished: (name: string): string => `نُقل «${name}» أو حُذف أو تغيّر بعد اختياره. أزله ثم أرفقه من جديد.`,
    server: (name: string): string => `تعذّر على الخادم استلام «${name}». أعد المحاولة بعد قليل.`,
  },

  composerMore: 'المزيد',
  tools: 'الأدوات',
  toolOff: (name: string): string => `إيقاف ${name}`,
  model: 'النموذج',
  modelDefault: 'النموذج الافتراضي',
  modelChosen: (name: string): string => `النموذج: ${name}`,

  mention: 'إشارة',
  mentionSomething: 'الإشارة إلى شيء',
  mentionNone: (query: string): string => `لا نتائج لـ «${query}»`,
  mentionEmpty: 'لا شيء للإشارة إليه بعد',
  commands: 'الأوامر',
  commandNone: (query: string): string => `لا أمر يطابق «${query}»`,
  commandBack: 'رجوع',
  suggestionsFound: (count: number): string =>
    counted('ar', count, { zero: 'لا اقتراحات', one: 'اقتراح واحد', two: 'اقتراحان', few: '# اقتراحات', many: '# اقتراحًا', other: '# اقتراح' }),
  suggestionsLoading: 'جارٍ البحث',
  composerActions: 'هذه الرسالة',

  quoteReply: 'رد',
  quoted: 'رد على',
  quoteRemove: 'إزالة الاقتباس',

  dictate: 'إملاء',
  dictateAsking: 'بانتظار الميكروفون',
  dictateRecording: 'جارٍ التسجيل',
  dictateFull: (minutes: string): string => `أقصى مدة ${minutes} دقائق. أدرج النص للمتابعة.`,
  dictateTranscribing: 'جارٍ تحويل الكلام إلى نص',
  dictateCancel: 'تجاهل التسجيل',
  dictateInsert: 'إدراج كنص',
  dictateFailed: {
    denied: 'الميكروفون غير مسموح به. اسمح به في إعدادات النظام ثم أعد المحاولة.',
    no_device: 'لم يُعثر على ميكروفون. صِل واحدًا ثم أعد المحاولة.',
    in_use: 'تعذّر فتح الميكروفون. قد يكون تطبيق آخر يستخدمه.',
    unsupported: 'لا يمكن لهذه النافذة تسجيل الصوت.',
    not_offered: 'هذا الخادم لا يحوّل الكلام إلى نص، ويمكن لمسؤوله تفعيل ذلك.',
    nothing_heard: 'لم يُسمع كلام، ولم يُدرج شيء.',
    failed: 'تعذّر تحويل التسجيل إلى نص. التسجيل محفوظ: أعد المحاولة.',
  },
} satisfies typeof words;

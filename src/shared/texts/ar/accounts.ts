import { appName } from '../../brand.ts';
import { counted } from '../counted.ts';
import type { accounts as words } from '../en/accounts.ts';

/** Accounts side by side, and what is asked before one leaves, Arabic. */
export const accounts = {
  accounts: 'الحسابات',
  other: 'حسابات أخرى',
  add: 'إضافة حساب…',
  remove: 'إزالة هذا الحساب…',
  nobody: 'لم يسجّل أحد الدخول',
  unreadable: 'تعذّرت القراءة',
  signingIn: 'جارٍ تسجيل الدخول',
  noAnswer: 'سلسلة المفاتيح لا تستجيب',
  signedOut: 'سُجّل الخروج',
  waiting: (count: number): string =>
    counted('ar', count, {
      zero: 'لا رسائل في الانتظار',
      one: 'رسالة واحدة في الانتظار',
      two: 'رسالتان في الانتظار',
      few: '# رسائل في الانتظار',
      many: '# رسالة في الانتظار',
      other: '# رسالة في الانتظار',
    }),
  othersNeedYou: (count: number): string =>
    counted('ar', count, {
      zero: 'لا حسابات أخرى تحتاج إليك.',
      one: 'حساب آخر يحتاج إليك.',
      two: 'حسابان آخران يحتاجان إليك.',
      few: '# حسابات أخرى تحتاج إليك.',
      many: '# حسابًا آخر يحتاج إليك.',
      other: '# حساب آخر يحتاج إليك.',
    }),
  wasSignedOut: (name: string): string => `سُجّل خروج ${name}.`,
  otherUnread: 'لا تستجيب سلسلة المفاتيح لحساب آخر.',
  removedElsewhere: 'أُزيل هذا الحساب في نافذة أخرى.',
  removeNamed: (name: string): string => `إزالة ${name}؟`,
  removeUnnamed: (server: string | undefined): string => `إزالة الحساب على ${server ?? 'الخادم على هذا الكمبيوتر'}؟`,
  signOutOf: (server: string | undefined): string => (server === undefined ? 'تسجيل الخروج؟' : `تسجيل الخروج من ${server}؟`),
  removeMeans: (server: string | undefined): string => `يُسجّل خروجك ويخرج الحساب من القائمة. تبقى محادثاتك على ${server ?? 'الخادم على هذا الكمبيوتر'}.`,
  signOutMeans: (server: string | undefined): string => `ينسى ${appName} تسجيل دخولك. تبقى محادثاتك على ${server ?? 'الخادم على هذا الكمبيوتر'}.`,
  copyLegend: `النسخة التي يحفظها ${appName} للاستخدام دون اتصال`,
  keep: 'الاحتفاظ بها',
  keepInMemory: `دون سلسلة مفاتيح تبقى في الذاكرة فقط، وتزول عند إنهاء ${appName}.`,
  keepEncrypted: 'مشفّرة؛ تعود عندما تسجّل الدخول بهذا الحساب.',
  erase: 'محوها',
  eraseMeans: 'تُتلف رسائلها ومسوداتها وملفاتها. لا يمكن التراجع عن ذلك.',
  unsentLost: (count: number): string =>
    counted('ar', count, {
      zero: 'لن تضيع أي رسالة.',
      one: 'رسالة واحدة لم تُرسل بعد وستضيع.',
      two: 'رسالتان لم تُرسلا بعد وستضيعان.',
      few: '# رسائل لم تُرسل بعد وستضيع.',
      many: '# رسالة لم تُرسل بعد وستضيع.',
      other: '# رسالة لم تُرسل بعد وستضيع.',
    }),
  unsentWaits: (count: number): string =>
    counted('ar', count, {
      zero: 'لا رسائل في الانتظار.',
      one: 'رسالة واحدة لم تُرسل بعد. تنتظر حتى تسجّل الدخول بهذا الحساب من جديد.',
      two: 'رسالتان لم تُرسلا بعد. تنتظران حتى تسجّل الدخول بهذا الحساب من جديد.',
      few: '# رسائل لم تُرسل بعد. تنتظر حتى تسجّل الدخول بهذا الحساب من جديد.',
      many: '# رسالة لم تُرسل بعد. تنتظر حتى تسجّل الدخول بهذا الحساب من جديد.',
      other: '# رسالة لم تُرسل بعد. تنتظر حتى تسجّل الدخول بهذا الحساب من جديد.',
    }),
  removeAccount: 'إزالة الحساب',
  removeAndErase: 'إزالة ومحو',
  signOut: 'تسجيل الخروج',
  signOutAndErase: 'تسجيل الخروج والمحو',
  removing: 'جارٍ إزالة الحساب',
  signingOut: 'جارٍ تسجيل الخروج',
} satisfies typeof words;

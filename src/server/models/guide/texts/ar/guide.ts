import { appName, environmentPrefix } from '../../../../../shared/brand.ts';
import type { GuideTexts } from '../../topic.ts';
import { connecting } from './connecting.ts';
import { product } from './product.ts';
import { samples } from './samples.ts';

/** What the guide says, Arabic. */
export const guide: GuideTexts = {
  talk: {
    greetings: ['مرحبا', 'أهلا', 'السلام عليكم', 'سلام', 'صباح الخير', 'مساء الخير', 'تحية', 'هلا'],
    thanks: ['شكرا', 'أشكرك', 'ممتاز', 'رائع', 'جميل'],
    marks: [],
    hello: 'مرحبًا!',
    welcome: 'على الرحب والسعة.',
    cannot: 'لا أستطيع الإجابة عن ذلك.',
    introduction:
      `**لا يوجد نموذج لغوي متصل بعد**، لذا تتحدث مع الدليل المدمج في ${appName}. وهو يعرف هذا التطبيق ولا شيء سواه، ويعمل كله على هذا الكمبيوتر.`,
    howToConnect:
      `لتحصل على إجابات عن أي شيء، وصّل نموذجًا: اضغط **توصيل نموذج** أسفل الشريط الجانبي، أو افتح **الإعدادات ← النموذج**، أو عيّن \`OPENAI_BASE_URL\` و\`OPENAI_API_KEY\` و\`${environmentPrefix}_MODEL\` قبل التشغيل. وللمزيد اسألني: *كيف أوصّل نموذجًا؟*`,
    files: 'لا أستطيع الاطلاع على الملفات؛ أما النموذج المتصل فيستطيع.',
    longNote:
      `---\n\n*لا يوجد نموذج لغوي متصل، لذا تأتي هذه الإجابة من الدليل المدمج في ${appName}. وصّل نموذجًا من **الإعدادات ← النموذج** لتسأل عن أي شيء.*`,
    shortNote: '*هذه إجابة من الدليل المدمج؛ لا يوجد نموذج متصل.*',
    offer: 'يمكنك أن تسألني مثلًا:',
  },
  topics: { ...connecting, ...product, ...samples },
};

import type { chat as words } from '../en/chat.ts';

/** The chat page around the element, Arabic. */
export const chat = {
  title: 'المحادثة',
  loading: 'جارٍ تحميل المحادثة…',
  placeholder: 'اكتب رسالة',
  greeting: 'كيف يمكنني مساعدتك اليوم؟',
  show: 'أرني ما يمكنني فعله هنا',
  showPrompt: 'بماذا يمكنك مساعدتي، وما الذي ينبغي أن أعرفه للبدء؟',
  draft: 'كتابة مسودة بريد واضح وودّي',
  draftPrompt: 'ساعدني في كتابة مسودة بريد واضح وودّي. اسألني أولًا عن موضوعه.',
  explain: 'شرح أمر صعب ببساطة',
  explainPrompt: 'اشرح لي موضوعًا صعبًا بكلمات بسيطة. اسألني أي موضوع.',
  review: 'مراجعة جزء من الشيفرة',
  reviewPrompt: 'أريد منك مراجعة جزء من الشيفرة. اطلب مني لصقه، واسألني عما ينبغي أن يفعله.',
  hostedFailed: 'تعذّر تحميل دردشة OpenAI؛ تُستخدم الدردشة المدمجة.',
  details: 'التفاصيل',
  tryAgain: 'إعادة المحاولة',
  dismiss: 'إخفاء',
  hostedBlocked: 'تعذّر تحميل نص دردشة OpenAI البرمجي: هذا الكمبيوتر غير متصل، أو الشبكة لا تسمح بمروره.',
  hostedLate: 'لم يبدأ نص دردشة OpenAI البرمجي في الوقت المناسب. قد تكون الشبكة بطيئة أو تحجب جزءًا منه.',
  hostedRefused: (detail: string): string =>
    `أبلغت دردشة OpenAI عن: ${detail === '' ? 'خطأ بلا تفاصيل.' : detail} إن كان الأمر يتعلق بالنطاق، فاطلب ممن أعدّ هذا الاتصال التحقق من مفتاح النطاق ومضيف الدردشة.`,
} satisfies typeof words;

import { describe, expect, it } from 'vitest';
import { core as ar } from '../../../../src/renderer/element/locales/ar/core.ts';
import { core as de } from '../../../../src/renderer/element/locales/de/core.ts';
import { core as en } from '../../../../src/renderer/element/locales/en/core.ts';
import { core as es } from '../../../../src/renderer/element/locales/es/core.ts';
import { core as fr } from '../../../../src/renderer/element/locales/fr/core.ts';
import { core as ja } from '../../../../src/renderer/element/locales/ja/core.ts';
import { findTopic, topicsIn } from '../../../../src/server/models/guide/find-topic.ts';
import { createGuide, guideAnswer, wordSteps } from '../../../../src/server/models/guide/guide.ts';
import { guides } from '../../../../src/server/models/guide/guides.ts';
import type { TopicId } from '../../../../src/server/models/guide/topic.ts';
import type { Texts } from '../../../../src/shared/texts/en/texts.ts';
import { languages, type Language } from '../../../../src/shared/texts/languages.ts';
import { loadChatTexts } from '../../../../src/shared/texts/load-chat.ts';
import { loadTexts } from '../../../../src/shared/texts/load-texts.ts';

const elements: Readonly<Record<Language, Record<'stop' | 'retry' | 'regenerate' | 'copyCode', string>>> = { en, de, fr, es, ja, ar };
const user = (text: string) => ({ role: 'user', text }) as const;

/** What the app calls the things that a topic’s answer sends people to. */
function labelsOf(id: TopicId, texts: Texts, language: Language): readonly string[] {
  const { settings, models, connection, common, sidebar, actions } = texts;
  const element = elements[language];
  const under = (panel: string): string => `**${settings.title} ${language === 'ar' ? '←' : '→'} ${panel}**`;
  const named = (label: string): string => `| ${label.replace(/\s?…$/, '')} |`;
  switch (id) {
    case 'model':
      return [under(settings.model), ...[models.connect, models.test, common.save].map((label) => `**${label}**`), `**${models.service}`, `**${settings.apiKey}`, `**${settings.model}`];
    case 'backend':
      return [under(connection.title), ...[connection.another, connection.signInServer, connection.chatServer, connection.test].map((label) => `**${label}**`)];
    case 'sign-in':
      return [`**${sidebar.signOut}**`];
    case 'threads':
      return [sidebar.rename, sidebar.delete, element.stop, element.regenerate, element.retry].map((label) => `**${label}**`);
    case 'shortcuts':
      return (['thread.new', 'thread.search', 'sidebar.toggle', 'settings.open', 'palette.open', 'shortcuts.open'] as const).map((action) => named(actions.labels[action]));
    case 'code':
      return [`**${element.copyCode}**`];
    default:
      return [];
  }
}

/** Each topic as a person might ask for it, in other words than those in which it is offered. */
const asked: Readonly<Record<Language, readonly (readonly [TopicId, string])[]>> = {
  en: [['model', 'can I use Ollama here?'], ['backend', 'point it at our own server'], ['tokens', 'verify the JWT'], ['sign-in', 'I cannot log in'], ['about', 'who are you'], ['offline', 'does it work on a plane?'], ['demo', 'show me everything'], ['privacy', 'where is my data stored?'], ['shortcuts', 'keyboard please'], ['threads', 'rename this'], ['markdown', 'some markdown'], ['code', 'a snippet in TypeScript'], ['table', 'a comparison in columns']],
  de: [['model', 'Kann ich hier Ollama als Sprachmodell nutzen?'], ['backend', 'Ich möchte unseren eigenen Server nutzen'], ['tokens', 'Wie verifiziere ich das JWT?'], ['sign-in', 'Ich kann mich nicht anmelden'], ['about', 'Was kannst du?'], ['offline', 'Geht das auch im Flugzeug?'], ['demo', 'Zeig mir alles, auch Diagramme'], ['privacy', 'Wo sind meine Daten gespeichert?'], ['shortcuts', 'Gibt es Kürzel für die Tastatur?'], ['threads', 'Kann ich einen Chat umbenennen?'], ['markdown', 'Wie sieht hier eine Überschrift in Markdown aus?'], ['code', 'Ein Codebeispiel bitte'], ['table', 'Mach mir eine Tabelle']],
  fr: [['model', 'Puis-je utiliser un modele local ?'], ['backend', 'Je veux utiliser notre serveur'], ['tokens', 'Pourquoi mon jeton est-il refusé ?'], ['sign-in', 'Je n’arrive pas à me connecter'], ['about', 'Que peux-tu faire ?'], ['offline', 'Est-ce que ça marche dans l’avion ?'], ['demo', 'Montre-moi tout, aussi les graphiques'], ['privacy', 'Où sont mes données ?'], ['shortcuts', 'Quels raccourcis y a-t-il ?'], ['threads', 'Comment effacer une vieille conversation ?'], ['markdown', 'Et la mise en forme Markdown ?'], ['code', 'Un bout de code, s’il vous plaît'], ['table', 'Faites un tableau']],
  es: [['model', '¿Puedo usar un modelo local?'], ['backend', 'Quiero usar nuestro servidor'], ['tokens', '¿Cómo se comprueba la firma del JWT?'], ['sign-in', 'No puedo iniciar sesion'], ['about', '¿Quién eres?'], ['offline', '¿Funciona en un avión?'], ['demo', 'Muéstrame formularios y gráficos'], ['privacy', '¿Dónde están mis datos?'], ['shortcuts', 'atajos del teclado'], ['threads', '¿Puedo borrar un chat?'], ['markdown', 'formato en Markdown'], ['code', 'un fragmento de código'], ['table', 'Haz una tabla']],
  ja: [['model', 'Ollamaのモデルを使えますか'], ['backend', '自社のサーバーにつなぎたい'], ['tokens', 'JWTの署名はどう検証しますか'], ['sign-in', 'ログインできません'], ['about', '何ができますか'], ['offline', '飛行機の中でオフラインで使えますか'], ['demo', 'グラフやフォームのデモ'], ['privacy', 'データはどこに保存されますか'], ['shortcuts', 'ショートカットキーを教えて'], ['threads', 'チャットを削除したい'], ['markdown', 'マークダウンの書式'], ['code', 'サンプルコードを書いて'], ['table', '比較表を作って']],
  ar: [['model', 'هل أستطيع استخدام نموذج محلي؟'], ['backend', 'أريد استخدام خادمنا'], ['tokens', 'كيف أتحقق من توقيع JWT؟'], ['sign-in', 'لا أستطيع تسجيل الدخول'], ['about', 'من أنت؟'], ['offline', 'هل يعمل بدون إنترنت؟'], ['demo', 'أرني كل شيء'], ['privacy', 'أين بياناتي؟'], ['shortcuts', 'اختصارات'], ['threads', 'أريد حذف محادثة'], ['markdown', 'تنسيق ماركداون'], ['code', 'اكتب كود بسيط'], ['table', 'أريد جدول مقارنة']],
};

describe.each(languages)('the guide in %s', (language) => {
  const topics = topicsIn(language);

  it('knows the same topics as in every language', () => {
    expect(topics.map(({ id }) => id)).toEqual(topicsIn('en').map(({ id }) => id));
    expect(asked[language].map(([id]) => id)).toEqual(topics.map(({ id }) => id));
  });

  it('finds each by the question that offers it, and by other words', () => {
    const questions = [...topics.map(({ id, question }) => [id, question] as const), ...asked[language]];
    expect(questions.map(([, question]) => [question, findTopic(question, language)?.id])).toEqual(questions.map(([id, question]) => [question, id]));
  });

  it('finds each by its English question, which it answers in English', () => {
    for (const { id, question, answer } of topicsIn('en')) {
      expect([question, findTopic(question, language)?.id]).toEqual([question, id]);
      expect(guideAnswer([user(question)], language)).toContain(answer);
    }
  });

  it('answers in it, whatever language the request names', () => {
    for (const requested of languages) {
      for (const { question, answer } of topics) expect([requested, guideAnswer([user(question)], requested).slice(0, answer.length)]).toEqual([requested, answer]);
    }
  });

  it('calls buttons and settings what the app calls them', async () => {
    const texts = await loadTexts(language);
    const missing = topics.flatMap(({ id, answer }) => labelsOf(id, texts, language).filter((label) => !answer.includes(label)).map((label) => `${id}: ${label}`));
    expect(missing).toEqual([]);
    const { howToConnect, longNote } = guides[language].talk;
    const place = `**${texts.settings.title} ${language === 'ar' ? '←' : '→'} ${texts.settings.model}**`;
    expect(howToConnect).toContain(`**${texts.models.connect}**`);
    expect([howToConnect.includes(place), longNote.includes(place)]).toEqual([true, true]);
  });

  it('answers what the start screen proposes first, and greetings, thanks and the unknown', async () => {
    const { showPrompt } = await loadChatTexts(language);
    expect(findTopic(showPrompt, language)?.id).toBe('about');
    const { talk } = guides[language];
    expect(guideAnswer([user(`${talk.greetings[0] ?? ''}!`)], language).startsWith(talk.hello)).toBe(true);
    expect(guideAnswer([user(`${talk.thanks[0] ?? ''}!`)], language).startsWith(talk.welcome)).toBe(true);
    expect(guideAnswer([user('12 * 7')], language)).toBe(
      [talk.cannot, talk.introduction, talk.howToConnect, talk.offer, topics.slice(0, 5).map(({ question }) => `- ${question}`).join('\n')].join('\n\n'),
    );
  });

  it('says that it cannot look into files', () => {
    const files = [{ type: 'other', name: 'a.bin', mimeType: 'application/octet-stream' }] as const;
    expect(guideAnswer([{ ...user('12 * 7'), files }], language).startsWith(guides[language].talk.files)).toBe(true);
  });

  it('loses no character while it streams, and keeps its fences closed', () => {
    for (const { id, answer } of topics) {
      expect([id, wordSteps(answer).join('')]).toEqual([id, answer]);
      expect([id, (answer.match(/^```/gm) ?? []).length % 2]).toEqual([id, 0]);
      expect([id, Math.max(...wordSteps(answer).map((step) => step.trim().length)) < 80]).toEqual([id, true]);
    }
  });
});

describe('a question that tells no language', () => {
  it.each(languages)('is answered in that of the request: %s', (language) => {
    for (const question of ['Ollama', 'JWT?', 'Markdown', 'TypeScript', 'offline']) {
      const topic = findTopic(question, language);
      expect([question, guideAnswer([user(question)], language).startsWith(topic?.answer ?? 'no topic')]).toEqual([question, true]);
    }
  });

  it('is answered in the language that the model is asked with', async () => {
    const guide = createGuide({ pause: () => Promise.resolve() });
    let text = '';
    for await (const part of guide.reply([user('Ollama?')], new AbortController().signal, { language: 'fr' })) text += part.type === 'text' ? part.text : '';
    expect(text).toBe(guideAnswer([user('Ollama?')], 'fr'));
  });
});

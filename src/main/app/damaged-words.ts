import { appName } from '../../shared/brand.ts';

type Words = readonly [title: string, text: string];

/** What is said when the package is damaged, by language: here and not in the catalogue, which is in the package. @param appName as people read it */
export const allDamagedWords = (appName: string): Readonly<Record<string, Words>> => ({
  en: [`${appName} is damaged`, `${appName} cannot start, because files of its installation are damaged. Install it again; your chats and your sign-in stay as they are.`],
  de: [`${appName} ist beschädigt`, `${appName} kann nicht starten, weil Dateien der Installation beschädigt sind. Installieren Sie es neu; Ihre Chats und Ihre Anmeldung bleiben erhalten.`],
  fr: [`${appName} est endommagé`, `${appName} ne peut pas démarrer, car des fichiers de son installation sont endommagés. Réinstallez l’application ; vos conversations et votre connexion sont conservées.`],
  es: [`${appName} está dañado`, `${appName} no puede iniciarse porque hay archivos de su instalación dañados. Vuelva a instalarlo; sus conversaciones y su sesión se conservan.`],
  ja: [`${appName} が破損しています`, `インストールされたファイルが破損しているため、${appName} を起動できません。もう一度インストールしてください。チャットとサインインはそのまま残ります。`],
  ar: [`${appName} تالف`, `يتعذّر تشغيل ${appName} لأن ملفات من تثبيته تالفة. أعد تثبيته؛ تبقى محادثاتك وتسجيل دخولك كما هي.`],
});

/** @param languages BCP 47 tags, the first one that there are words in wins; English otherwise */
export function damagedWords(languages: readonly string[]): Words {
  const words = allDamagedWords(appName);
  const known = languages.map((tag) => words[tag.split(/[-_]/)[0]?.toLowerCase() ?? '']).find((found) => found !== undefined);
  return known ?? words['en'] ?? ['', ''];
}

import { APIError } from 'openai';
import { describe, expect, it } from 'vitest';
import { explainFailure } from '../../../../src/server/models/provider-failure.ts';
import { serverTexts } from '../../../../src/server/server-texts.ts';

const now = Date.UTC(2026, 0, 1, 12, 0, 0);
const provider = { host: 'models.example', model: 'm' };

function limited(retryAfter?: string): string {
  const headers = new Headers(retryAfter === undefined ? {} : { 'retry-after': retryAfter });
  return explainFailure(APIError.generate(429, {}, undefined, headers), provider, false, now).message;
}

describe('a rate limit', () => {
  it.each([
    ['0', 'in a second'],
    ['1', 'in a second'],
    ['2', 'in 2 seconds'],
    ['89', 'in 89 seconds'],
    ['90', 'in 2 minutes'],
    ['3600', 'in 60 minutes'],
    ['Thu, 01 Jan 2026 12:00:30 GMT', 'in 30 seconds'],
    ['soon', 'in a minute'],
    [undefined, 'in a minute'],
  ])('with Retry-After %s says to try again %s', (header, words) => {
    expect(limited(header)).toBe(`models.example is limiting how often it can be asked. Try again ${words}.`);
  });
});

describe('a failure', () => {
  it('quotes what the provider says of a refused request, cut to a sentence’s length, and never of a refused key', () => {
    const message = 'x'.repeat(500);
    const refused = explainFailure(APIError.generate(400, { error: { message } }, undefined, new Headers()), provider, false, now);
    expect(refused.message).toContain(`“${'x'.repeat(200)}”`);
    const key = explainFailure(
      APIError.generate(401, { error: { message: 'bad key sk-abc' } }, undefined, new Headers()),
      provider,
      false,
      now,
    );
    expect(key.message).not.toContain('sk-abc');
  });

  it('of an unknown kind counts as a broken connection once something was said', () => {
    expect(explainFailure(new TypeError('terminated'), provider, true, now)).toMatchObject({
      name: 'TurnFailure',
      allowRetry: true,
      message: expect.stringMatching(/broke off/),
    });
  });
});

describe('a failure in every language', () => {
  const failing = (status: number, body: object = {}, headers = {}): ReturnType<typeof explainFailure> =>
    explainFailure(APIError.generate(status, body, undefined, new Headers(headers)), provider, false, now);

  it.each([
    ['en', 'models.example did not accept the API key. Put in a valid key under Settings → Model (or in OPENAI_API_KEY), then try again.', 'Try again in 20 seconds.', 'could not work with this request: “Bad tool”.', 'broke off'],
    ['de', 'models.example hat den API-Schlüssel nicht angenommen. Tragen Sie unter Einstellungen → Modell (oder in OPENAI_API_KEY) einen gültigen Schlüssel ein und versuchen Sie es dann erneut.', 'Versuchen Sie es in 20 Sekunden erneut.', 'nichts anfangen: „Bad tool“.', 'brach ab'],
    ['fr', 'models.example n’a pas accepté la clé API. Indiquez une clé valable sous Réglages → Modèle (ou dans OPENAI_API_KEY), puis réessayez.', 'Réessayez dans 20 secondes.', 'de cette demande\u00a0: «\u00a0Bad tool\u00a0».', 's’est interrompue'],
    ['es', 'models.example no aceptó la clave de API. Escriba una válida en Ajustes → Modelo (o en OPENAI_API_KEY) e inténtelo de nuevo.', 'Inténtelo de nuevo en 20 segundos.', 'esta petición: «Bad tool».', 'se interrumpió'],
    ['ja', 'models.example は API キーを受け付けませんでした。「設定 → モデル」（または OPENAI_API_KEY）に有効なキーを入力して、もう一度お試しください。', '20 秒後にもう一度お試しください。', '：「Bad tool」。', '接続が切れました'],
    ['ar', 'لم يقبل models.example مفتاح API. أدخل مفتاحًا صالحًا في الإعدادات ← النموذج (أو في OPENAI_API_KEY)، ثم حاول مجددًا.', 'حاول مجددًا بعد 20 ثانية.', 'هذا الطلب: «Bad tool».', 'انقطع الاتصال'],
  ] as const)('says in %s what happened and what to do', (language, key, wait, quoted, cut) => {
    const texts = serverTexts[language];
    expect(failing(401).in(texts)).toBe(key);
    expect(failing(429, {}, { 'retry-after': '20' }).in(texts)).toContain(wait);
    expect(failing(400, { error: { message: 'Bad tool.' } }).in(texts)).toContain(quoted);
    expect(explainFailure(new TypeError('terminated'), provider, true, now).in(texts)).toContain(cut);
    for (const status of [403, 404, 413, 500]) {
      expect(failing(status).in(texts)).toMatch(status === 413 ? /m/ : /models\.example/);
      if (language !== 'en') expect(failing(status).in(texts)).not.toBe(failing(status).message);
    }
  });
});

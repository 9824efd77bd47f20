// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { settle } from '../../../../support/scripted-fetch.ts';
import { loadStrings } from '../../../../../src/renderer/element/locales/load-strings.ts';
import { drawApp } from './draw-app.tsx';
import type { DrawnApp } from './draw-app.tsx';
import { baseOptions } from '../controller-fixture.ts';

let app: DrawnApp;
afterEach(() => app.close());

/** Until the words of that language are here, and drawn. */
async function arrival(language: string): Promise<void> {
  await act(async () => {
    await loadStrings(language);
    await settle();
  });
}

describe('the language of the element', () => {
  it('is there with the first picture: nothing is drawn in English before, and ready waits', async () => {
    app = await drawApp({ locale: 'fr-CA' as 'fr' });
    const before = [app.text(), app.onReady.mock.calls.length];
    await arrival('fr');
    expect(before).toEqual(['', 0]);
    expect(app.text()).toContain('Comment puis-je vous aider');
    expect(app.onReady).toHaveBeenCalledOnce();
    expect([app.container.lang, app.container.dir, app.layer.dir]).toEqual(['fr-CA', 'ltr', 'ltr']);
  });

  it('changes with the option, keeping the former words until the new ones are here', async () => {
    app = await drawApp();
    expect(app.text()).toContain('What can I help with today?');
    await act(async () => app.controller.setOptions({ ...baseOptions, locale: 'ar' }));
    expect(app.text()).toContain('What can I help with today?');
    await arrival('ar');
    expect(app.text()).toContain('كيف يمكنني مساعدتك');
    expect([app.layer.dir, app.layer.lang]).toEqual(['rtl', 'ar']);
    await loadStrings('de');
    await act(async () => app.controller.setOptions({ ...baseOptions, locale: 'de' }));
    expect(app.text()).toContain('Womit kann ich heute helfen?');
    expect(app.container.dir).toBe('ltr');
  });

  it('is English where it is not translated, and never touches texts from options', async () => {
    app = await drawApp({ locale: 'pt', startScreen: { greeting: 'Olá', prompts: [{ label: 'Começar', prompt: 'x' }] } });
    expect(app.text()).toContain('Olá');
    expect(app.text()).toContain('Começar');
    expect([app.get('Message').tagName, app.container.lang]).toEqual(['TEXTAREA', 'en']);
  });
});

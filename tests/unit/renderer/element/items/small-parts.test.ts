import { describe, expect, it } from 'vitest';
import { english } from '../../../../../src/renderer/element/locales/en/strings.ts';
import { headerActionName } from '../../../../../src/renderer/element/ui/header/action-name.ts';
import { downloadable, imageFileName } from '../../../../../src/renderer/element/ui/images/download.ts';
import { placeTip } from '../../../../../src/renderer/element/ui/parts/tip-place.ts';

describe('header buttons of the page', () => {
  it.each([
    ['sidebar-floating-open-left', 'Sidebar'], ['collapse-left', 'Sidebar'], ['collapse-small', 'Collapse'], ['back-large', 'Back'], ['settings-cog', 'Settings'],
    ['star-filled', 'Favorite'], ['dots-vertical-circle', 'Menu'], ['of-the-future', 'Menu'],
  ])('%s is called "%s"', (icon, name) => {
    expect(headerActionName(english, icon)).toBe(name);
  });
});

describe('downloading an image', () => {
  const origin = 'https://app.example';

  it('is offered for the picture itself and this origin, never for another one', () => {
    expect(['data:image/png;base64,AA', 'blob:https://app.example/1', '/files/a.png', 'https://app.example/a.png'].map((src) => downloadable(src, origin))).toEqual([true, true, true, true]);
    expect(['https://cdn.example/a.png', 'https://app.example.evil/a.png', 'javascript:alert(1)'].map((src) => downloadable(src, origin))).toEqual([false, false, false]);
  });

  it('names the file by its kind', () => {
    expect(imageFileName('data:image/jpeg;base64,AA', 'image')).toBe('image.jpg');
    expect(imageFileName('/files/x.webp?v=1', 'image')).toBe('image.webp');
    expect(imageFileName('/files/x', 'image')).toBe('image.png');
  });
});

describe('the place of a tooltip', () => {
  const view = { width: 400, height: 300 };
  const tip = { width: 100, height: 24 };

  it('is under the middle of its button', () => {
    expect(placeTip({ top: 100, bottom: 128, left: 200, width: 28 }, tip, view)).toEqual({ left: 164, top: 134 });
  });

  it('is above where there is no room below, and never outside the window', () => {
    expect(placeTip({ top: 260, bottom: 288, left: 380, width: 20 }, tip, view)).toEqual({ left: 292, top: 230 });
    expect(placeTip({ top: 0, bottom: 28, left: 0, width: 20 }, tip, { width: 400, height: 40 })).toEqual({ left: 8, top: 8 });
  });
});

import { checkedScreens, fullComposer } from '../../support/checked-screens.ts';
import { expect, test } from '../../support/demo.ts';

test.use({ chat: { options: { ...fullComposer, locale: 'ar' } } });

test.describe('in Arabic, axe has nothing serious to say of', () => {
  for (const [name, check] of checkedScreens) {
    test(name, async ({ demo }) => {
      await expect(demo.log).toHaveCSS('direction', 'rtl');
      await check(demo);
    });
  }
});

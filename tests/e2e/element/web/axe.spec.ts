import { checkedScreens, fullComposer } from '../../support/checked-screens.ts';
import { findings } from '../../support/axe.ts';
import { expect, test } from '../../support/demo.ts';

test.use({ chat: { options: fullComposer } });

test.describe('axe has nothing serious to say of', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [name, check] of checkedScreens) {
      test(`${name}, in ${colorScheme}`, async ({ demo }) => {
        await demo.page.emulateMedia({ colorScheme });
        await check(demo);
      });
    }
  }

  test('a sidebar with many conversations', async ({ demo }) => {
    const { page, chat } = demo;
    await chat.locator('openai-chatkit').evaluate(async () => {
      const input = { content: [{ type: 'input_text', text: '/demo bare' }], quoted_text: '', attachments: [], inference_options: {} };
      const create = () =>
        fetch('/chatkit', { method: 'POST', headers: { 'content-type': 'application/json', 'x-latchkey-page': 'chat' }, body: JSON.stringify({ type: 'threads.create', params: { input } }) }).then((answer) => answer.text());
      for (let batch = 0; batch < 6; batch += 1) await Promise.all(Array.from({ length: 8 }, create));
    });
    await page.reload();
    await expect.poll(() => page.locator('[data-thread]').count()).toBeGreaterThan(20);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await findings(page)).toEqual([]);
    }
  });
});

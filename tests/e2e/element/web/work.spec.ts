import { expect, test } from '../../support/demo.ts';

test.describe('work towards an answer', () => {
  test('thoughts are read while they come, then folded to how long they took, and opened again', async ({ demo }) => {
    await demo.ask('reasoning');
    const { answer } = demo;
    await expect(answer.getByText('The person asks about keychains.', { exact: false })).toBeVisible();
    await demo.answered();
    const fold = answer.getByRole('button', { name: 'Thought for 4 seconds' });
    await expect(fold).toHaveAttribute('aria-expanded', 'false');
    await expect(answer.getByText('What differs between systems', { exact: false })).toBeHidden();
    await fold.click();
    await expect(answer.getByText('What differs between systems', { exact: false })).toBeVisible();
    await expect(answer.getByText('Searched the web: keychain access on Linux')).toBeVisible();
    await expect(answer.getByText('Each system has its own keychain', { exact: false })).toBeVisible();
  });

  test('steps are shown as they are taken; at the end they stay open where the server says so', async ({ demo }) => {
    await demo.ask('workflow');
    const { answer } = demo;
    await expect(answer.getByRole('button', { name: 'Searching the web: keychain access on Linux' })).toBeVisible();
    await demo.answered();
    await expect(answer.getByRole('button', { name: 'Compared two offers' })).toHaveAttribute('aria-expanded', 'true');
    await expect(answer.getByRole('list', { name: 'Searches' }).getByRole('listitem')).toHaveText(['libsecret desktop app', 'Secret Service API']);
    await expect(answer.getByRole('link', { name: 'libsecret' })).toHaveAttribute('href', 'https://example.org/libsecret');
    await expect(answer.getByRole('list', { name: 'Files' }).getByRole('listitem')).toHaveText(['notes.md', 'contract.pdf']);
    await expect(answer.getByText('Looked at the picture')).toBeVisible();
    await expect(answer.locator('strong')).toHaveText('second');
    await expect(answer.getByText('In progress')).toHaveCount(0);
  });

  test('single tasks stand in the conversation, done', async ({ demo }) => {
    await demo.play('tasks');
    for (const title of ['Compared the offers', 'Searched the web: keychain access on Linux', 'Read two files', 'Looked at the picture']) {
      await expect(demo.answer.getByText(title)).toBeVisible();
    }
    await expect(demo.answer.getByText('Done', { exact: true })).toHaveCount(4);
  });

  test('a passing line says what goes on, one after the other, and goes with the answer', async ({ demo }) => {
    await demo.ask('progress');
    const { log } = demo;
    await expect(log.getByText('Searching the handbook…')).toBeVisible();
    await expect(log.getByText('Reading three chapters…')).toBeVisible();
    await expect(log.getByText('Searching the handbook…')).toHaveCount(0);
    await demo.answered();
    await expect(log.getByText('The handbook says: yes.')).toBeVisible();
    await expect(log.getByText('Reading three chapters…')).toHaveCount(0);
  });

  test('a picture that is being made says how far it is, then can be enlarged and kept', async ({ demo }) => {
    await demo.ask('image');
    const { answer, chat, page } = demo;
    const progress = answer.getByRole('progressbar', { name: 'Making the image' });
    await expect(progress).toBeVisible();
    await expect(progress).toHaveAttribute('aria-valuetext', /%/);
    await demo.answered();
    await expect(progress).toBeHidden();
    await expect(answer.getByRole('img', { name: 'Image made by the assistant' })).toBeVisible();
    await answer.getByRole('button', { name: 'Enlarge image' }).click();
    const large = chat.getByRole('dialog', { name: 'Image made by the assistant' });
    await expect(large.getByRole('img')).toBeVisible();
    const download = page.waitForEvent('download');
    await large.getByRole('link', { name: 'Download image' }).click();
    expect((await download).suggestedFilename()).toMatch(/\.png$/);
    await page.keyboard.press('Escape');
    await expect(large).toBeHidden();
    await expect(answer.getByRole('button', { name: 'Enlarge image' })).toBeFocused();
  });
});

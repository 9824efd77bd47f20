import { answered, composer, conversation, send, signUp } from './support/actions.ts';
import { chatFrame, expect, person, test } from './support/model.ts';
import { addedUp, describeCounts, drift, look, settle, type Look } from './support/footprint.ts';

/** `npm run test:soak` has 1,000, which is about an hour of work; here it is seen that nothing adds up from one round to the next. */
const turns = Number(process.env['LATCHKEY_SOAK_TURNS'] ?? 24);
/** Memory goes up and down with what the machine does; few rounds say nothing about a trend. */
const enoughForMemory = 500;
const rounds = turns < enoughForMemory ? 8 : 20;
const switchesPerRound = 10;
/** More than the sidebar shows at once: each row that is drawn has listeners of its own. */
const sidebarRows = 24;
/** Until then caches fill: threads that were never shown, code that never ran. */
const warmUp = Math.ceil(rounds / 5);
const maxDrift = 0.1;

test('an hour of work leaves as many listeners, handles and streams behind as it found, and no more memory', async ({ desk, model }) => {
  test.skip(desk.host === 'web', 'What the app’s processes hold is looked at in Electron.');
  test.setTimeout(120_000 + turns * 5_000);
  // Each answer says which it is: of a long thread only what is near the screen is in the document.
  const answerAs = (name: string): void => void (model.reply = { kind: 'words', words: ['Right. ', 'Here ', 'is ', 'a ', '**short** ', 'answer ', 'with ', '`code`: ', `${name}.`] });
  answerAs('first');
  const page = await desk.open({ env: model.env });
  await signUp(page, person());

  const answers = chatFrame(page).getByRole('button', { name: 'Copy answer' });
  const looks: Look[] = [];
  for (let chat = 0; chat < sidebarRows; chat += 1) {
    await page.getByRole('button', { name: 'New chat' }).first().click();
    await expect(answers).toHaveCount(0);
    await send(page, `Chat ${chat}`);
    await answered(page);
  }
  let asked = 0;
  for (let round = 0; round < rounds; round += 1) {
    await page.getByRole('button', { name: 'New chat' }).first().click();
    await expect(answers).toHaveCount(0);
    for (; asked < Math.round(((round + 1) * turns) / rounds); asked += 1) {
      answerAs(`answer-${asked}`);
      await send(page, `Question ${asked} of round ${round}`);
      await expect(conversation(page)).toContainText(`answer-${asked}.`, { timeout: 30_000 });
      await answered(page);
    }
    for (let at = 0; at < switchesPerRound; at += 1) {
      const thread = page.locator('[data-thread]').nth(at % Math.min(round + 1, 5));
      await thread.click();
      await expect(conversation(page)).toContainText('short answer');
    }
    await page.reload();
    await expect(composer(page)).toBeVisible();
    await page.getByRole('button', { name: 'New chat' }).first().click();
    await settle();
    looks.push(await look(desk, page));
  }

  const [early, late] = [looks.slice(warmUp, warmUp + 3), looks.slice(-3)];
  console.log(`${turns} turns, ${rounds * switchesPerRound} switches, ${rounds} reloads; memory ${(drift(early, late) * 100).toFixed(1)} % more\n${looks.map(describeCounts).join('\n')}`);
  expect(addedUp(early, late)).toEqual([]);
  if (turns >= enoughForMemory) expect(drift(early, late)).toBeLessThanOrEqual(maxDrift);
});

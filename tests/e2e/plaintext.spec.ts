import { scanForPlaintext } from '../support/plaintext-scan/scan.ts';
import { answered, composer, conversation, send, sidebarThread, signUp } from './support/actions.ts';
import { chatFrame, expect, test } from './support/fixtures.ts';

const planted = {
  first: 'Quagga-Meridian 40817',
  second: 'Tapir-Cadenza 55120',
  draft: 'Axolotl-Overture 71334',
  name: 'Zephyrine Quillfeather',
  email: 'quokka.5519@plaintext.example',
  password: 'marzipan difference 8841',
};

test('no file of the profile holds a message, a title, a draft, a name or an e-mail in plain, while the app runs and after it', async ({ desk }) => {
  const page = await desk.open();
  await signUp(page, { name: planted.name, email: planted.email, password: planted.password });
  await send(page, `What is Latchkey? ${planted.first}`);
  await answered(page);
  await page.keyboard.press('ControlOrMeta+Shift+O');
  await expect(chatFrame(page).getByRole('log')).not.toContainText(planted.first);
  await send(page, `${planted.second} How are tokens handled?`);
  await answered(page);
  await sidebarThread(page, planted.second).first().waitFor();
  await composer(page).fill(planted.draft);
  await sidebarThread(page, planted.first).first().click();
  await expect(conversation(page)).toContainText(planted.first);
  expect(scanForPlaintext(desk.profile, Object.values(planted))).toEqual([]);
  await desk.close();
  expect(scanForPlaintext(desk.profile, Object.values(planted))).toEqual([]);
});

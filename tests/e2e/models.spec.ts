import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { chunk, createEndpoints, json, names, stream, type Asked } from '../support/model-endpoint.ts';
import { answered, composer, conversation, send, signUp } from './support/actions.ts';
import { findings } from './support/axe.ts';
import { expect, person, test as base, type Desk } from './support/fixtures.ts';

const rightKey = 'sk-right-key-of-the-model-test';

interface Service {
  origin: string;
  host: string;
  asked: Asked[];
}

/** A service that wants a key and knows two models, under `/v1` alone. */
const test = base.extend<{ service: Service; other: Service }>({
  service: async ({}, use) => {
    const endpoints = createEndpoints();
    const service = await endpoints.endpoint(({ path, authorization, body }, response) => {
      if (!path.startsWith('/v1/')) response.writeHead(404).end('404 page not found');
      else if (authorization !== `Bearer ${rightKey}`) json(response, 401, { error: { message: 'Incorrect API key', code: 'invalid_api_key' } });
      else if (path === '/v1/models') json(response, 200, names('test-model-large', 'test-model'));
      else if (!body.includes('"model":"test-model"')) json(response, 404, { error: { message: 'The model does not exist', code: 'model_not_found' } });
      else if (body.includes('"stream":true')) {
        stream(response, chunk('The endpoint '), chunk('says hello.'), { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] });
        response.end('data: [DONE]\n\n');
      } else json(response, 200, { choices: [{ index: 0, message: { role: 'assistant', content: 'Hello' }, finish_reason: 'stop' }] });
    });
    await use(service);
    await endpoints.dispose();
  },
  other: async ({}, use) => {
    const endpoints = createEndpoints();
    await use(await endpoints.endpoint((_asked, response) => stream(response, chunk('Y'))));
    await endpoints.dispose();
  },
});

const panel = (page: Page) => page.getByRole('dialog', { name: 'Settings' }).getByRole('tabpanel', { name: 'Model' });
const field = (page: Page, name: 'Base URL' | 'API key') => panel(page).getByLabel(name, { exact: true });
const modelField = (page: Page) => panel(page).getByRole('combobox', { name: 'Model', exact: true });

async function openModel(page: Page): Promise<void> {
  await composer(page).waitFor();
  await page.keyboard.press('ControlOrMeta+Comma');
  await page.getByRole('tab', { name: 'Model' }).click();
}

async function check(page: Page): Promise<void> {
  await panel(page).getByRole('button', { name: 'Test', exact: true }).click();
}

function settingsFile({ profile }: Desk): string {
  const file = join(profile, 'settings.json');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

test.describe('a person without a model', () => {
  test('connects one: address, key and name are put right by what the test says, it answers, and is there after a restart', async ({ desk, service, other }) => {
    const page = await desk.open();
    await signUp(page, person());
    await composer(page).waitFor();
    await page.getByRole('button', { name: 'Connect a model' }).click();

    const picker = panel(page).getByRole('combobox', { name: 'Service' });
    await picker.selectOption('Ollama');
    await expect(field(page, 'Base URL')).toHaveValue('http://127.0.0.1:11434/v1');
    await expect(panel(page).getByText('Start it first.')).toBeVisible();
    await picker.selectOption('OpenAI');
    await expect(modelField(page)).toHaveValue('gpt-5');
    await picker.selectOption('Another service');
    await expect(field(page, 'Base URL')).toBeFocused();

    await field(page, 'Base URL').fill(service.origin);
    await field(page, 'API key').fill('sk-wrong');
    await modelField(page).fill('tst-model');
    await check(page);
    await expect(panel(page).getByText(`They are at ${service.origin}/v1.`)).toBeVisible();
    await panel(page).getByRole('button', { name: `Use ${service.origin}/v1` }).click();
    await expect(field(page, 'Base URL')).toHaveValue(`${service.origin}/v1`);
    await expect(panel(page).getByText(`${service.host} did not accept the API key.`)).toBeVisible();

    await field(page, 'API key').fill(rightKey);
    await check(page);
    await expect(panel(page).getByText(`${service.host} has no model “tst-model”.`)).toBeVisible();
    await panel(page).getByRole('button', { name: 'Use test-model', exact: true }).click();
    await expect(panel(page).getByText('“test-model” answers.')).toBeVisible();
    if (desk.host === 'web') expect(await findings(page)).toEqual([]);

    await panel(page).getByRole('button', { name: 'Save' }).click();
    await expect(panel(page).getByText('Saved. The next answer uses it.')).toBeVisible();
    expect(settingsFile(desk)).toContain('test-model');
    expect(settingsFile(desk)).not.toContain(rightKey);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Connect a model' })).toBeHidden();
    await send(page, 'Say hello');
    await expect(conversation(page).getByText('The endpoint says hello.')).toBeVisible();
    await answered(page);

    await desk.close();
    const again = await desk.open();
    await openModel(again);
    await expect(field(again, 'Base URL')).toHaveValue(`${service.origin}/v1`);
    await expect(panel(again).getByText('Key stored in the keychain.')).toBeVisible();
    await check(again);
    await expect(panel(again).getByText('“test-model” answers.')).toBeVisible();

    // The stored key is not for another address.
    await field(again, 'Base URL').fill(`${other.origin}/v1`);
    await expect(panel(again).getByText(`The stored key belongs to ${service.host} and is not sent here.`)).toBeVisible();
    await check(again);
    await expect(panel(again).getByText('“test-model” answers.')).toBeVisible();
    expect(other.asked.map(({ authorization }) => authorization)).toEqual([undefined]);
  });

  test('has a model beyond this computer answer by way of the app’s own network', async ({ desk, service }) => {
    const page = await desk.open();
    await signUp(page, person());
    await openModel(page);
    // To the app an address like any other on the network; to the system its own.
    await field(page, 'Base URL').fill(`${service.origin.replace('127.0.0.1', '0.0.0.0')}/v1`);
    await field(page, 'API key').fill(rightKey);
    await expect(panel(page).getByText('so the key would travel where others can read it')).toBeVisible();
    await modelField(page).fill('test-model');
    await panel(page).getByRole('button', { name: 'Save' }).click();
    await expect(panel(page).getByText('Saved. The next answer uses it.')).toBeVisible();
    await page.keyboard.press('Escape');
    await send(page, 'Say hello');
    await expect(conversation(page).getByText('The endpoint says hello.')).toBeVisible();
    await answered(page);
    expect(readFileSync(join(desk.profile, 'logs', 'latchkey.log'), 'utf8')).toContain('model.door_opened');
    expect(service.asked.every(({ authorization }) => authorization === `Bearer ${rightKey}`)).toBe(true);
  });

  test('chooses the model from the list of the service with the keyboard; Esc closes the list alone', async ({ desk, service }) => {
    const page = await desk.open();
    await signUp(page, person());
    await openModel(page);
    await modelField(page).press('ArrowDown');
    await expect(panel(page).getByText('Enter the address first.')).toBeVisible();
    await page.keyboard.press('Escape');
    await field(page, 'Base URL').fill(`${service.origin}/v1`);
    await modelField(page).press('ArrowDown');
    await expect(panel(page).getByText(`${service.host} wants an API key.`)).toBeVisible();
    await page.keyboard.press('Escape');
    await field(page, 'API key').fill(rightKey);
    await modelField(page).press('ArrowDown');
    await expect(panel(page).getByRole('listbox').getByRole('option')).toHaveText(['test-model', 'test-model-large']);
    if (desk.host === 'web') expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(panel(page).getByRole('listbox')).toBeHidden();
    await expect(modelField(page)).toBeVisible();
    await modelField(page).press('ArrowDown');
    await modelField(page).pressSequentially('large');
    await expect(panel(page).getByRole('listbox').getByRole('option')).toHaveText(['test-model-large']);
    await modelField(page).press('ArrowDown');
    await modelField(page).press('Enter');
    await expect(modelField(page)).toHaveValue('test-model-large');
    await expect(modelField(page)).toBeFocused();
    // Nothing was saved by Enter in the list.
    expect(settingsFile(desk)).not.toContain('test-model-large');
    await page.keyboard.press('Escape');
    await expect(page.getByText('What you changed isn’t saved yet.')).toBeVisible();
  });

  test('sees at once that nothing runs where it should, and can stop a test that takes long', async ({ desk, other }) => {
    const endpoints = createEndpoints();
    const page = await desk.open();
    await signUp(page, person());
    await openModel(page);
    const gone = await endpoints.endpoint(() => undefined);
    await field(page, 'Base URL').fill(`${gone.origin}/v1`);
    await modelField(page).fill('m');
    await check(page);
    await panel(page).getByRole('button', { name: 'Cancel' }).click();
    await expect(panel(page).getByRole('button', { name: 'Cancel' })).toBeHidden();
    await gone.close();
    await check(page);
    await expect(panel(page).getByText(`Nothing answers at ${gone.host}. Start the program that runs the model`)).toBeVisible();
    await field(page, 'Base URL').fill(`${other.origin}/v1`);
    await expect(panel(page).getByText(`Nothing answers at ${gone.host}.`)).toBeHidden();
    await endpoints.dispose();
  });
});

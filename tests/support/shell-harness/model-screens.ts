import type { Page } from '@playwright/test';
import type { Scenario } from './fake-desktop.ts';
import type { Screen } from './screens.ts';

const open = async (page: Page): Promise<void> => {
  await page.evaluate((name) => (window as unknown as { fakeDesktop: { publish(event: string, payload: unknown): void } }).fakeDesktop.publish('command.invoked', name), 'model.open');
  await page.getByRole('dialog').waitFor();
};
const showList = async (page: Page): Promise<void> => {
  await open(page);
  await page.getByRole('combobox', { name: 'Model', exact: true }).press('ArrowDown');
};
const runTest = async (page: Page): Promise<void> => {
  await open(page);
  await page.getByRole('button', { name: 'Test', exact: true }).click();
};

const openAi: Scenario['model'] = { baseUrl: 'https://api.openai.com/v1', model: 'gpt-5', hasKey: true, keyOrigin: 'https://api.openai.com' };
const ollama: Scenario['model'] = { baseUrl: 'http://127.0.0.1:11434/v1', model: 'lama3.2' };
const said = (key: string, ...args: (string | number)[]) => ({ message: key, said: { key, args } });
const many = Array.from({ length: 400 }, (_, n) => `${['anthropic/claude', 'google/gemini', 'meta-llama/llama-3.3-70b-instruct-turbo-with-a-long-name', 'openai/gpt'][n % 4] ?? ''}-${n}`);

/** The model behind the server on this computer: its form, its list and what a test says. */
export const modelScreens: readonly Screen[] = [
  { name: 'model-empty', act: open },
  { name: 'model-openai', scenario: { model: openAi }, act: open },
  { name: 'model-key-elsewhere', scenario: { model: { ...ollama, keyOrigin: 'https://api.openai.com' } }, act: open },
  { name: 'model-environment', scenario: { model: { ...openAi, fromEnvironment: true } }, act: open },
  { name: 'model-list', scenario: { model: openAi, models: { models: ['gpt-4.1', 'gpt-4.1-mini', 'gpt-5', 'gpt-5-mini', 'o4-mini'], total: 5 } }, act: showList },
  { name: 'model-list-long', scenario: { model: openAi, models: { models: many, total: 400 } }, act: showList },
  { name: 'model-list-loading', scenario: { model: openAi, models: 'hangs' }, act: showList },
  { name: 'model-list-failed', scenario: { model: ollama, models: { models: [], total: 0, problem: { code: 'unreachable', ...said('models.nothingThere', '127.0.0.1:11434') } } }, act: showList },
  { name: 'model-testing', scenario: { model: openAi, modelTest: 'hangs' }, act: runTest },
  { name: 'model-works', scenario: { model: openAi }, act: runTest },
  { name: 'model-wrong-key', scenario: { model: openAi, modelTest: { code: 'key_refused', ...said('models.keyRefused', 'api.openai.com') } }, act: runTest },
  { name: 'model-unknown', scenario: { model: ollama, modelTest: { code: 'no_model', ...said('models.noModel', '127.0.0.1:11434', 'lama3.2'), models: ['llama3.2:latest', 'llama3.1:8b'] } }, act: runTest },
  {
    name: 'model-wrong-address',
    scenario: { model: { ...ollama, baseUrl: 'http://127.0.0.1:11434' }, modelTest: { code: 'wrong_address', ...said('models.elsewhere', 'http://127.0.0.1:11434/v1'), baseUrl: 'http://127.0.0.1:11434/v1' } },
    act: runTest,
  },
  {
    name: 'server-stopped',
    scenario: { model: openAi, server: { status: 'failed', problem: { code: 'server.failed', ...said('errors.serverStopped') }, keyLost: false, retryAt: Date.now() + 3_600_000 } },
  },
];

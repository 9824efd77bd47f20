import { test as withDesk } from './fixtures.ts';
import { startOpenAiDouble, type OpenAiDouble } from '../../support/openai-double.ts';

export interface Model extends OpenAiDouble {
  /** Environment that points the app at the double. */
  env: Record<string, string>;
}

/** A test with a model behind the embedded server: a real endpoint on loopback whose answers the test decides. */
export const test = withDesk.extend<{ model: Model }>({
  model: async ({}, use) => {
    const double = await startOpenAiDouble();
    const env = { OPENAI_BASE_URL: double.baseUrl, OPENAI_API_KEY: 'key-of-the-test', LATCHKEY_MODEL: 'test-model' };
    await use(Object.assign(double, { env }));
    await double.close();
  },
});

export { chatFrame, expect, person } from './fixtures.ts';

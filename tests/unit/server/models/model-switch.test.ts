import { describe, expect, it } from 'vitest';
import type { AssistantModel } from '../../../../src/server/assistant-model.ts';
import { createModelSwitch, endpointFromEnvironment } from '../../../../src/server/models/model-switch.ts';

const model = (): AssistantModel => ({ reply: () => (async function* () {})() });

describe('the environment', () => {
  it.each([
    [{}, undefined],
    [{ OPENAI_API_KEY: 'k' }, undefined],
    [{ LATCHKEY_MODEL: 'm' }, undefined],
    [{ LATCHKEY_MODEL: '', OPENAI_API_KEY: 'k' }, undefined],
    [
      { LATCHKEY_MODEL: 'm', OPENAI_API_KEY: 'k' },
      { baseUrl: 'https://api.openai.com/v1', apiKey: 'k', model: 'm' },
    ],
    [
      { LATCHKEY_MODEL: 'm', OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' },
      { baseUrl: 'http://127.0.0.1:1/v1', apiKey: '', model: 'm' },
    ],
  ])('%o names the endpoint %o', (environment, endpoint) => {
    expect(endpointFromEnvironment(environment)).toEqual(endpoint);
  });
});

describe('the answering model', () => {
  const guide = model();
  const settings = (name: string) => ({ baseUrl: 'http://127.0.0.1:1/v1', apiKey: '', model: name });

  it('is the guide, until one is configured and again when it is taken away', () => {
    const connected: string[] = [];
    const models = createModelSwitch({ environment: {}, guide, connect: (endpoint) => (connected.push(endpoint.model), model()) });
    expect(models.current()).toBe(guide);
    models.configure(settings('a'));
    expect(models.current()).toBe(models.current());
    models.configure(settings('b'));
    models.current();
    expect(connected).toEqual(['a', 'b']);
    for (const nothing of [null, { ...settings('c'), baseUrl: '' }, settings('')]) {
      models.configure(nothing);
      expect(models.current()).toBe(guide);
    }
  });

  it('is the one of the environment until a host says which, or that there is to be none', () => {
    const connected: string[] = [];
    const environment = { LATCHKEY_MODEL: 'fixed', OPENAI_API_KEY: 'k' };
    const models = createModelSwitch({ environment, guide, connect: (endpoint) => (connected.push(endpoint.model), model()) });
    models.current();
    models.configure(settings('a'));
    models.current();
    expect(connected).toEqual(['fixed', 'a']);
    models.configure(null);
    expect(models.current()).toBe(guide);
  });

  it('is the one of the environment by way of the host, where the host has a way for it', () => {
    const connected: (string | undefined)[] = [];
    const environment = { LATCHKEY_MODEL: 'fixed', OPENAI_API_KEY: 'k' };
    const models = createModelSwitch({ environment, guide, connect: (endpoint) => (connected.push(endpoint.via), model()) });
    models.configure({ ...settings('fixed'), via: 'http://127.0.0.1:1/secret' });
    models.current();
    expect(connected).toEqual(['http://127.0.0.1:1/secret']);
  });
});

// @vitest-environment jsdom
import { Tooltip } from 'radix-ui';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ModelPanel } from '../../../../../src/renderer/shell/settings/ModelPanel.tsx';
import { ShellProvider } from '../../../../../src/renderer/shell/shell-context.tsx';
import type { Shell } from '../../../../../src/renderer/shell/shell.ts';
import { createStore } from '../../../../../src/renderer/shell/state/observable.ts';
import { WordsProvider } from '../../../../../src/renderer/shell/texts.tsx';
import type { ModelSettings } from '../../../../../src/shared/desktop-api.ts';
import type { ModelCheck, ModelList } from '../../../../../src/shared/model-check.ts';
import { texts } from '../../../../../src/shared/texts/en/texts.ts';
import { say } from '../../../../../src/shared/texts/say.ts';
import { turns } from '../../../../support/manual-clock.ts';

const words = createStore({ language: 'en' as const, tag: 'en', dir: 'ltr' as const, system: 'en' as const, texts });
let root: Root;
let calls: [method: string, input: unknown][];
let dirty: boolean;

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.stubGlobal('ResizeObserver', class { observe() {} unobserve() {} disconnect() {} });
  vi.stubGlobal('CSS', { escape: (text: string) => text.replace(/[^\w-]/g, '\\$&') });
  Element.prototype.scrollIntoView = () => undefined;
  document.body.innerHTML = '<div id="root"></div>';
  root = createRoot(document.getElementById('root')!);
  calls = [];
});
afterEach(() => {
  act(() => root.unmount());
  vi.unstubAllGlobals();
});

const none: ModelSettings = { baseUrl: '', model: '', hasKey: false, fromEnvironment: false };
const openAi: ModelSettings = { baseUrl: 'https://api.openai.com/v1', model: 'gpt-5', hasKey: true, keyOrigin: 'https://api.openai.com', fromEnvironment: false };

interface Answers {
  stored?: ModelSettings;
  list?: ModelList | Promise<ModelList>;
  test?: ModelCheck | Promise<ModelCheck>;
}

async function draw({ stored = none, list = { models: [], total: 0 }, test = { code: 'ok', ...say('models', 'works', 'gpt-5', 0.8) } }: Answers = {}): Promise<void> {
  const method = (name: string, answer: (input: never) => unknown) => [name, async (input: never) => (calls.push([name, input]), { ok: true, value: await answer(input) })] as const;
  const methods = Object.fromEntries([
    method('models.get', () => stored),
    method('models.set', (input: { baseUrl: string; model: string }) => ({ ...stored, ...input })),
    method('models.list', () => list),
    method('models.test', () => test),
    method('models.cancel', () => null),
  ]);
  const shell = { desktop: { methods }, state: { vault: createStore({ kind: 'keytar', remembers: true }) } } as unknown as Shell;
  await act(async () => {
    root.render(
      <WordsProvider words={words}>
        <ShellProvider shell={shell}>
          <Tooltip.Provider>
            <ModelPanel onDirty={(now) => void (dirty = now)} />
          </Tooltip.Provider>
        </ShellProvider>
      </WordsProvider>,
    );
    await turns();
  });
}

const screen = (): string => document.body.textContent;
const named = (name: 'baseUrl' | 'apiKey' | 'model'): HTMLInputElement => document.querySelector<HTMLInputElement>(`input[name="${name}"]`)!;
const button = (name: string): HTMLButtonElement | undefined => [...document.querySelectorAll('button')].find((one) => (one.ariaLabel ?? one.textContent) === name || one.textContent === name);
const click = (name: string): Promise<void> => act(async () => {
  button(name)!.click();
  await turns();
});
const set = (element: HTMLInputElement | HTMLSelectElement, value: string): Promise<void> => act(async () => {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element) as object, 'value')!.set!.call(element, value);
  element.dispatchEvent(new Event(element instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
  await turns();
});
const press = (key: string): Promise<void> => act(async () => {
  named('model').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  await turns();
});
const options = (): (string | null)[] => [...document.querySelectorAll('[role="option"]')].map((one) => one.textContent);
const asked = (method: string): unknown[] => calls.filter(([name]) => name === method).map(([, input]) => input);

describe('the panel for the model', () => {
  it('fills in a service, and leaves a key behind that was typed for another one', async () => {
    await draw();
    const service = document.querySelector('select')!;
    await set(service, 'openai');
    expect([named('baseUrl').value, named('model').value]).toEqual(['https://api.openai.com/v1', 'gpt-5']);
    await set(named('apiKey'), 'sk-openai');
    await set(service, 'mistral');
    expect([named('baseUrl').value, named('apiKey').value]).toEqual(['https://api.mistral.ai/v1', '']);
    expect(button('Get a key')).toBeDefined();
    await set(service, 'none');
    expect([named('baseUrl').value, named('model').value, dirty]).toEqual(['', '', false]);
  });

  it('tests what stands in the form, and says what is wrong with a way to put it right', async () => {
    await draw({ stored: { ...none, baseUrl: 'http://127.0.0.1:11434', model: 'llama' }, test: { code: 'wrong_address', ...say('models', 'elsewhere', 'http://127.0.0.1:11434/v1'), baseUrl: 'http://127.0.0.1:11434/v1' } });
    await click('Test');
    expect(asked('models.test')).toEqual([{ baseUrl: 'http://127.0.0.1:11434', model: 'llama' }]);
    expect(screen()).toContain('They are at http://127.0.0.1:11434/v1.');
    await click('Use http://127.0.0.1:11434/v1');
    expect(named('baseUrl').value).toBe('http://127.0.0.1:11434/v1');
    expect(asked('models.test').at(-1)).toEqual({ baseUrl: 'http://127.0.0.1:11434/v1', model: 'llama' });
    await set(named('model'), 'other');
    expect(screen()).not.toContain('They are at');
  });

  it('stops a test when asked to, and when something is changed meanwhile; what comes then is not shown', async () => {
    let end: (check: ModelCheck) => void = () => undefined;
    await draw({ stored: openAi, test: new Promise((resolve) => (end = resolve)) });
    await click('Test');
    await click('Cancel');
    expect(asked('models.cancel')).toHaveLength(1);
    expect(button('Cancel')).toBeUndefined();
    await click('Test');
    await set(named('model'), 'gpt-6');
    expect(asked('models.cancel')).toHaveLength(2);
    await act(async () => {
      end({ code: 'ok', ...say('models', 'works', 'gpt-5', 1) });
      await turns();
    });
    expect(screen()).not.toContain('“gpt-5” answers');
  });

  it('says that the stored key belongs to another address, and removes it when asked to', async () => {
    await draw({ stored: openAi });
    expect(screen()).toContain('Key stored in the keychain.');
    await set(named('baseUrl'), 'https://api.example.com/v1');
    expect(screen()).toContain('The stored key belongs to api.openai.com and is not sent here.');
    await click('Remove key');
    expect(asked('models.set')).toEqual([{ baseUrl: openAi.baseUrl, model: 'gpt-5', apiKey: '' }]);
  });

  it('warns where a key would travel in clear, and not without one or on this computer', async () => {
    await draw();
    await set(named('baseUrl'), 'http://models.example/v1');
    expect(screen()).not.toContain('would travel');
    await set(named('apiKey'), 'sk-1');
    expect(screen()).toContain('the key would travel where others can read it');
    await set(named('baseUrl'), 'http://127.0.0.1:1234/v1');
    expect(screen()).not.toContain('would travel');
  });

  it('can only be tested where the environment decides', async () => {
    await draw({ stored: { ...openAi, fromEnvironment: true } });
    expect(named('baseUrl').readOnly).toBe(true);
    expect([button('Save'), document.querySelector('select')]).toEqual([undefined, null]);
    await click('Test');
    expect(screen()).toContain('“gpt-5” answers.');
  });
});

describe('the list of models', () => {
  const list: ModelList = { models: ['gpt-4.1', 'gpt-5', 'gpt-5-mini'], total: 3 };

  it('is asked for when it is opened, filters what is typed, and is chosen from with the keyboard', async () => {
    await draw({ stored: openAi, list });
    expect(asked('models.list')).toEqual([]);
    await press('ArrowDown');
    expect(asked('models.list')).toEqual([{ baseUrl: openAi.baseUrl, model: '' }]);
    expect(options()).toEqual(list.models);
    expect(named('model').ariaExpanded ?? named('model').getAttribute('aria-expanded')).toBe('true');
    await set(named('model'), 'MINI');
    expect(options()).toEqual(['gpt-5-mini']);
    await press('ArrowDown');
    const active = named('model').getAttribute('aria-activedescendant')!;
    expect(document.getElementById(active)?.textContent).toBe('gpt-5-mini');
    await press('Enter');
    expect([named('model').value, options(), asked('models.set')]).toEqual(['gpt-5-mini', [], []]);
  });

  it('says that it is coming, why it cannot come, and asks again for another key', async () => {
    await draw({ stored: none, list: { models: [], total: 0, problem: { code: 'key_missing', ...say('models', 'keyMissing', 'api.example.com') } } });
    await press('ArrowDown');
    expect(screen()).toContain('Enter the address first.');
    await set(named('baseUrl'), 'https://api.example.com/v1');
    await click('Show the models of this service');
    await click('Show the models of this service');
    expect(screen()).toContain('api.example.com wants an API key.');
    await click('Ask again');
    expect(asked('models.list')).toHaveLength(2);
    await set(named('apiKey'), 'sk-1');
    await click('Show the models of this service');
    await click('Show the models of this service');
    expect(asked('models.list').at(-1)).toEqual({ baseUrl: 'https://api.example.com/v1', model: '', apiKey: 'sk-1' });
  });
});

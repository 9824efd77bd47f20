import type { OpenAIChatKit } from '@openai/chatkit';
import { ChatKit, useChatKit } from '@openai/chatkit-react';
import { StrictMode, useState } from 'react';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { defineChatKitElement } from '../../../../src/renderer/element/define-element.ts';

/** A page of an integrator: the element by hand, or with `?react` through the React binding, whose state the test changes. */
export interface ContractPage {
  element: OpenAIChatKit;
  /** Every event of §7.4 in the order it came. */
  events: { name: string; detail: unknown }[];
  /** What the React app was told. */
  told: string[];
  change: (state: Partial<AppState>) => void;
}

interface AppState {
  theme: 'light' | 'dark';
  count: number;
  url: string;
}

const names = [
  'ready', 'error', 'effect', 'deeplink', 'response.start', 'response.end', 'history.open', 'history.close', 'thread.change', 'thread.load.start',
  'thread.load.end', 'tool.change', 'log',
];
const events: ContractPage['events'] = [];
const told: string[] = [];

function listen(element: HTMLElement): void {
  for (const name of names) {
    element.addEventListener(`chatkit.${name}`, (event) => {
      const { detail } = event as CustomEvent<{ error?: Error } | null>;
      events.push({ name: `chatkit.${name}`, detail: detail?.error === undefined ? detail : { error: detail.error.message } });
    });
  }
}

function App({ onChange }: { onChange: (change: ContractPage['change']) => void }): ReactNode {
  const [{ theme, count, url }, setState] = useState<AppState>({ theme: 'light', count: 0, url: '/chatkit' });
  onChange((state) => setState((before) => ({ ...before, ...state })));
  // Everything inline and new with each drawing, as people write it.
  const { control } = useChatKit({
    api: { url, domainKey: 'local', fetch: (input, init) => fetch(input, { ...init, headers: { ...(init?.headers as Record<string, string>), 'x-count': String(count) } }) },
    theme,
    initialThread: 'thr_1',
    onClientTool: () => ({ count }),
    onReady: () => told.push('ready'),
    onThreadLoadStart: ({ threadId }) => told.push(`load ${threadId}`),
    onResponseEnd: () => told.push(`end ${count}`),
  });
  return <ChatKit control={control} style={{ display: 'block', height: '600px' }} />;
}

const page: Partial<ContractPage> = { events, told };
Object.assign(window, { contract: page });
defineChatKitElement();
const root = document.createElement('div');
document.body.append(root);
if (new URLSearchParams(location.search).has('react')) {
  createRoot(root).render(
    <StrictMode>
      <App onChange={(change) => (page.change = change)} />
    </StrictMode>,
  );
} else {
  page.element = document.createElement('openai-chatkit') as OpenAIChatKit;
  page.element.style.cssText = 'display: block; height: 600px';
  listen(page.element);
}

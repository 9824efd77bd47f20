/** What the element is measured against: the same thread and stream in `@assistant-ui/react` and in a plain list. */
import { AssistantRuntimeProvider, ComposerPrimitive, MessagePrimitive, ThreadPrimitive, useExternalStoreRuntime } from '@assistant-ui/react';
import { useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import Markdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { startStream } from './read-stream.ts';
import type { Message } from './samples.ts';

let messages: readonly Message[] = [];
let running = false;
const listeners = new Set<() => void>();

function show(next: readonly Message[], isRunning: boolean): void {
  messages = next;
  running = isRunning;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const useMessages = (): readonly Message[] => useSyncExternalStore(subscribe, () => messages);

const gfm = [remarkGfm];

function Text({ text }: { text: string }): ReactNode {
  return <Markdown remarkPlugins={gfm}>{text}</Markdown>;
}

const parts = { Text };

function Turn(): ReactNode {
  return (
    <MessagePrimitive.Root>
      <MessagePrimitive.Parts components={parts} />
    </MessagePrimitive.Root>
  );
}

function AssistantUi(): ReactNode {
  const runtime = useExternalStoreRuntime<Message>({
    messages: useMessages(),
    isRunning: running,
    convertMessage: ({ id, role, text }) => ({ id, role, content: [{ type: 'text', text }] }),
    onNew: () => Promise.resolve(),
  });
  return (
    <AssistantRuntimeProvider runtime={runtime}>
      <ThreadPrimitive.Root style={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
        <ThreadPrimitive.Viewport className="scroller" style={{ flex: 1, overflowY: 'auto' }}>
          <ThreadPrimitive.Messages>{() => <Turn />}</ThreadPrimitive.Messages>
        </ThreadPrimitive.Viewport>
        <ComposerPrimitive.Root>
          <ComposerPrimitive.Input />
        </ComposerPrimitive.Root>
      </ThreadPrimitive.Root>
    </AssistantRuntimeProvider>
  );
}

function Plain(): ReactNode {
  return (
    <div style={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <div className="scroller" style={{ flex: 1, overflowY: 'auto' }}>
        {useMessages().map((message) => (
          <div key={message.id}>
            <Text text={message.text} />
          </div>
        ))}
      </div>
      <textarea />
    </div>
  );
}

const name = new URLSearchParams(location.search).get('rival');
const root = document.getElementById('root');
if (root !== null) createRoot(root).render(name === 'plain' ? <Plain /> : <AssistantUi />);

Object.assign(window, {
  openThread: async () => {
    const answer = await fetch('/thread.json');
    show((await answer.json()) as Message[], false);
  },
  stream: () => startStream((text) => show([...messages.filter(({ id }) => id !== 'live'), { id: 'live', role: 'assistant', text }], true)),
});

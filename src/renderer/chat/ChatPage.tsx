import { ChatKit, useChatKit } from '@openai/chatkit-react';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { FromFrame, ToFrame } from '../../shared/chat-frame.ts';
import type { ChatPageSettings } from '../../shared/chat-page.ts';
import { shortcutOf } from '../../shared/shortcuts.ts';
import { chatOptions } from './chat-options.ts';
import { setScheme, useScheme } from './color-scheme.ts';
import { connectShell } from './frame-port.ts';
import type { FramePort } from './frame-port.ts';

/** Log names of the bundled element that mean the list of threads looks different now. */
const listChanges: readonly string[] = ['thread.created', 'thread.updated'];

export interface ChatPageProps {
  shellOrigin: string;
  settings: ChatPageSettings;
}

/** The chat and its line to the shell. */
export function ChatPage({ shellOrigin, settings }: ChatPageProps): ReactNode {
  const scheme = useScheme();
  const port = useRef<FramePort>(undefined);
  const send = (message: FromFrame): void => port.current?.send(message);

  const { control, setThreadId, focusComposer, fetchUpdates } = useChatKit({
    ...chatOptions(scheme, settings, document.baseURI),
    onThreadChange: ({ threadId }) => send({ type: 'thread.changed', threadId }),
    onResponseStart: () => send({ type: 'response.started' }),
    onResponseEnd: () => {
      send({ type: 'response.ended' });
      // A hosted element has no log entry for a new title; by now the server has set it.
      send({ type: 'thread.listChanged' });
    },
    onLog: ({ name }) => {
      if (listChanges.includes(name)) send({ type: 'thread.listChanged' });
    },
    onError: ({ error }) => send({ type: 'error.reported', message: error.message }),
  });

  useEffect(() => {
    // Failures to load are shown in the thread's place and told by `chatkit.error`.
    const handle = (message: ToFrame): void => {
      switch (message.type) {
        case 'theme.set':
          setScheme(message.scheme);
          break;
        case 'thread.open':
          setThreadId(message.threadId).then(focusComposer, () => undefined);
          break;
        case 'composer.focus':
          void focusComposer();
          break;
        case 'thread.refresh':
          void fetchUpdates();
          break;
        case 'frame.reset':
          // Nothing forgets like a new document; a hosted element that failed gets its next chance with it.
          location.replace(location.pathname);
          break;
      }
    };
    const connected = connectShell({ shellOrigin, parent: window.parent, target: window, onMessage: handle });
    port.current = connected;
    return () => {
      connected.dispose();
      port.current = undefined;
    };
  }, [shellOrigin, setThreadId, focusComposer, fetchUpdates]);

  useEffect(() => {
    const stop = new AbortController();
    window.addEventListener('keydown', (event) => {
      const command = shortcutOf(event, navigator.platform.startsWith('Mac'));
      if (command === undefined) return;
      event.preventDefault();
      port.current?.send({ type: 'shortcut.pressed', command });
    }, { signal: stop.signal });
    return () => stop.abort();
  }, []);

  return <ChatKit control={control} className="chat" />;
}

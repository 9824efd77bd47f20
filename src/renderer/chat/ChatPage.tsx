import { ChatKit, useChatKit } from '@openai/chatkit-react';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { FromFrame, ToFrame } from '../../shared/chat-frame.ts';
import type { ChatPageSettings } from '../../shared/chat-page.ts';
import type { ThreadMapping } from '../../shared/history.ts';
import type { FindStep, ShowsItems } from '../element/element-host.ts';
import { shortcutOf } from '../../shared/shortcuts.ts';
import { chatOptions } from './chat-options.ts';
import { setScheme, useScheme } from './color-scheme.ts';
import { delay } from './delay.ts';
import { forgetStorage } from './forget-storage.ts';
import { useChatWords, type ChatLanguage } from './language.ts';
import { connectShell } from './frame-port.ts';
import type { FramePort } from './frame-port.ts';
import { createKeyHandOver } from './hand-over-keys.ts';
import type { KeyHandOver } from './hand-over-keys.ts';
import type { ShellMicrophone } from './microphone.ts';

/** Log names of the bundled element that mean the list of threads looks different now. */
const listChanges: readonly string[] = ['thread.created', 'thread.updated'];

export interface ChatPageProps {
  shellOrigin: string;
  settings: ChatPageSettings;
  language: ChatLanguage;
  /** Tells the bundled element; absent: the hosted one, which opens the thread anew. */
  tellMapped?: ((mapping: ThreadMapping) => void) | undefined;
  /** What the bundled element asks before it listens; absent: the hosted one, whose frames never may. */
  microphone?: ShellMicrophone | undefined;
  /** Takes the bundled element to an item of the open thread; absent: the hosted one, which cannot. */
  showItem?: ((itemId: string) => Promise<boolean>) | undefined;
  /** Looks for a text in the open thread; absent: the hosted one, which cannot. */
  findText?: ShowsItems['findText'] | undefined;
  /** Adds files to what is being written; absent: the hosted one, which takes them from a person alone. */
  addFiles?: ShowsItems['addFiles'] | undefined;
}

/** The chat and its line to the shell. */
export function ChatPage({ shellOrigin, settings, language, tellMapped, microphone, showItem, findText, addFiles }: ChatPageProps): ReactNode {
  const scheme = useScheme();
  const words = useChatWords(language);
  const [accent, setAccent] = useState<string>();
  const port = useRef<FramePort>(undefined);
  const keys = useRef<KeyHandOver>(undefined);
  const send = (message: FromFrame): void => port.current?.send(message);

  const { control, setThreadId, focusComposer, fetchUpdates } = useChatKit({
    ...chatOptions(scheme, words, settings, document.baseURI, accent),
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
    let wanted: (() => void) | undefined;
    // Failures to load are shown in the thread's place and told by `chatkit.error`.
    const handle = (message: ToFrame): void => {
      switch (message.type) {
        case 'theme.set':
          setScheme(message.scheme);
          setAccent(message.accent);
          break;
        case 'language.set':
          void language.set(message.tag);
          break;
        case 'thread.open': {
          const { threadId, itemId, unasked } = message;
          setThreadId(threadId).then(() => (unasked === true ? undefined : arrive(itemId)), () => undefined);
          break;
        }
        case 'composer.leave':
          wanted?.();
          break;
        case 'composer.focus':
          keys.current?.end();
          // A busy page hears of it late: what it was told since then comes first.
          wanted?.();
          wanted = delay(0, () => void focusComposer());
          break;
        case 'thread.refresh':
          void fetchUpdates();
          break;
        case 'thread.mapped':
          if (tellMapped === undefined) void setThreadId(message.to);
          else tellMapped({ from: message.from, to: message.to });
          break;
        case 'composer.add':
          void addFiles?.(message.files);
          break;
        case 'microphone.answered':
          microphone?.answered(message.granted);
          break;
        case 'find.run':
          void find(message.text, message.step);
          break;
        case 'frame.reset':
          // Nothing forgets like a new document; a hosted element that failed gets its next chance with it.
          void forgetStorage(window, delay).then(() => location.replace(location.pathname));
          break;
      }
    };
    /** To the message that was asked for, or to where the next one is written, unless the person went on meanwhile. */
    const arrive = async (itemId: string | undefined): Promise<void> => {
      if (itemId === undefined || showItem === undefined || !(await showItem(itemId))) send({ type: 'thread.arrived' });
    };
    const find = async (text: string, step: FindStep): Promise<void> => {
      const found = await findText?.(text, step);
      send({ type: 'find.found', text, ...(found ?? { count: 0, index: 0 }), possible: found !== undefined });
    };
    const connected = connectShell({ shellOrigin, parent: window.parent, target: window, onMessage: handle });
    port.current = connected;
    const disconnect = microphone?.connect(() => connected.send({ type: 'microphone.wanted' }));
    return () => {
      wanted?.();
      disconnect?.();
      connected.dispose();
      port.current = undefined;
    };
  }, [shellOrigin, language, setThreadId, focusComposer, fetchUpdates, tellMapped, microphone, showItem, findText, addFiles]);

  useEffect(() => {
    const stop = new AbortController();
    const handOver = createKeyHandOver({
      target: window,
      send: (text) => port.current?.send({ type: 'search.typed', text }),
      delay,
    });
    keys.current = handOver;
    window.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing) port.current?.send({ type: 'escape.pressed' });
      const command = shortcutOf(event, navigator.platform.startsWith('Mac'));
      if (command === undefined) return;
      event.preventDefault();
      port.current?.send({ type: 'shortcut.pressed', command });
      if (command === 'thread.search' || command === 'palette.open' || command === 'thread.find') handOver.begin();
    }, { signal: stop.signal });
    return () => {
      stop.abort();
      handOver.dispose();
    };
  }, []);

  return <ChatKit control={control} className="chat" />;
}

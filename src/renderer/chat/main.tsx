import { createRoot } from 'react-dom/client';
import { defineChatKitElement, elementName } from '../element/define-element.ts';
import type { FindAnswer, FindStep, ShowsItems } from '../element/element-host.ts';
import '../styles/tokens.css';
import './chat.css';
import { fetchThroughGateway, pageUpload, streamUpload } from './chat-options.ts';
import { ChatPage } from './ChatPage.tsx';
import { delay } from './delay.ts';
import { createKeptDrafts } from './drafts.ts';
import { loadHostedElement, watchHostedElement } from './hosted-element.ts';
import { HostedNote } from './HostedNote.tsx';
import { createChatLanguage } from './language.ts';
import { createShellMicrophone } from './microphone.ts';
import { createPageOutbox } from './outbox.ts';
import { builtInAddress, readBuiltInReason, readPageSettings, type HostedFailure } from './page-settings.ts';
import { resolveImage } from './resolve-image.ts';
import { createResumption } from './streams.ts';

const container = document.getElementById('root');
const shellOrigin = document.querySelector<HTMLMetaElement>('meta[name="shell-origin"]')?.content ?? '';

if (container !== null) {
  const settings = readPageSettings(document);
  const language = createChatLanguage(document);
  await language.set(document.documentElement.lang);
  const root = createRoot(container);
  if (settings.hosted === undefined) {
    const outbox = createPageOutbox(fetchThroughGateway);
    const microphone = createShellMicrophone(delay);
    defineChatKitElement(undefined, {
      resumption: createResumption(fetchThroughGateway),
      resolveImage,
      diagramFrame: '/chat/diagram.html',
      upload: settings.streamUploads ? streamUpload : pageUpload,
      openMicrophone: microphone.open,
      outbox,
      drafts: createKeptDrafts({ fetch: fetchThroughGateway, delay, page: window }),
    });
    const reason = readBuiltInReason(location.search);
    root.render(
      <>
        {reason !== undefined && <HostedNote reason={reason} language={language} onRetry={() => location.replace(location.pathname)} />}
        <ChatPage shellOrigin={shellOrigin} settings={settings} language={language} tellMapped={outbox.tellMapped} microphone={microphone} showItem={showItem} findText={findText} addFiles={addFiles} />
      </>,
    );
  } else {
    // The name of an element can be given once, so the built-in one takes over in a new document; its policy has no foreign host.
    const giveUp = (failure: HostedFailure, detail: string): void => location.replace(builtInAddress(failure, detail));
    root.render(
      <div className="hosted-waiting">
        <p role="status">{language.get().texts.loading}</p>
      </div>,
    );
    void loadHostedElement(settings.hosted.scriptUrl, { document, registry: customElements, delay }).then((failure) => {
      if (failure !== undefined) {
        giveUp(failure, '');
        return;
      }
      watchHostedElement(document, delay, giveUp);
      root.render(<ChatPage shellOrigin={shellOrigin} settings={settings} language={language} />);
    });
  }
}

async function findText(text: string, step: FindStep): Promise<FindAnswer> {
  return (await document.querySelector<HTMLElement & ShowsItems>(elementName)?.findText(text, step)) ?? { count: 0, index: 0 };
}

async function addFiles(files: readonly File[]): Promise<void> {
  await document.querySelector<HTMLElement & ShowsItems>(elementName)?.addFiles(files);
}

async function showItem(itemId: string): Promise<boolean> {
  return (await document.querySelector<HTMLElement & ShowsItems>(elementName)?.showItem(itemId)) ?? false;
}

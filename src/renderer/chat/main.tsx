import { createRoot } from 'react-dom/client';
import { defineChatKitElement } from '../element/define-element.ts';
import '../styles/tokens.css';
import './chat.css';
import { fetchThroughGateway } from './chat-options.ts';
import { ChatPage } from './ChatPage.tsx';
import { createResumption } from './streams.ts';

const root = document.getElementById('root');
const shellOrigin = document.querySelector<HTMLMetaElement>('meta[name="shell-origin"]')?.content ?? '';

if (root !== null) {
  defineChatKitElement(undefined, { resumption: createResumption(fetchThroughGateway) });
  createRoot(root).render(<ChatPage shellOrigin={shellOrigin} />);
}

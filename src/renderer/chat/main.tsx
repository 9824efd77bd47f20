import { createRoot } from 'react-dom/client';
import { defineChatKitElement } from '../element/define-element.ts';
import '../styles/tokens.css';
import './chat.css';
import { ChatPage } from './ChatPage.tsx';

const root = document.getElementById('root');
const shellOrigin = document.querySelector<HTMLMetaElement>('meta[name="shell-origin"]')?.content ?? '';

if (root !== null) {
  defineChatKitElement();
  createRoot(root).render(<ChatPage shellOrigin={shellOrigin} />);
}

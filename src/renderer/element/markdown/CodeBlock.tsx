import type { Element, ElementContent } from 'hast';
import { useContext } from 'react';
import type { ReactNode } from 'react';
import type { ExtraProps } from 'react-markdown';
import { CopyButton } from '../ui/CopyButton.tsx';
import { OpenBlockContext } from './open-block.ts';
import { useHighlight } from './use-highlight.ts';
import { useStrings } from '../ui/context.ts';

function textOf(nodes: readonly ElementContent[]): string {
  return nodes.map((node) => (node.type === 'text' ? node.value : node.type === 'element' ? textOf(node.children) : '')).join('');
}

function languageOf(code: Element | undefined): string | undefined {
  const names = code?.properties['className'];
  const name = Array.isArray(names) ? names.find((one) => typeof one === 'string' && one.startsWith('language-')) : undefined;
  return typeof name === 'string' ? name.slice('language-'.length) : undefined;
}

/** A fenced block: its language, a way to copy it, and colours once it is complete. */
export function CodeBlock({ node }: ExtraProps & { children?: ReactNode }): ReactNode {
  const strings = useStrings();
  const open = useContext(OpenBlockContext);
  const code = node?.children.find((child): child is Element => child.type === 'element' && child.tagName === 'code');
  const text = textOf(code?.children ?? node?.children ?? []).replace(/\n$/, '');
  const language = languageOf(code);
  const coloured = useHighlight(text, language, !open);
  return (
    <figure className="code">
      <figcaption>
        <span>{language ?? 'text'}</span>
        <CopyButton text={text} label={strings.copyCode} />
      </figcaption>
      <pre tabIndex={0} dir="ltr">
        <code>{coloured ?? text}</code>
      </pre>
    </figure>
  );
}

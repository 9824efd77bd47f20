import { Check } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import type { Components, ExtraProps } from 'react-markdown';
import { useController, useStrings } from '../ui/context.ts';
import { CodeBlock } from './CodeBlock.tsx';
import { deeplink, externalUrl, isInlineImage } from './links.ts';

type Props<T extends keyof React.JSX.IntrinsicElements> = ComponentProps<T> & ExtraProps;

function Link({ href, children, title }: Props<'a'>): ReactNode {
  const controller = useController();
  const url = externalUrl(href);
  if (url !== undefined) {
    return (
      <a href={url.href} title={title ?? url.href} target="_blank" rel="noopener noreferrer">
        {children}
      </a>
    );
  }
  const inside = deeplink(href);
  if (inside === undefined) return <span>{children}</span>;
  return (
    <button type="button" className="link" onClick={() => controller.report('chatkit.deeplink', inside)}>
      {children}
    </button>
  );
}

/** Remote images are not fetched: the address alone tells a stranger who reads what, and when (§4.1). */
function Picture({ src, alt = '' }: Props<'img'>): ReactNode {
  const strings = useStrings();
  if (isInlineImage(src)) return <img src={src} alt={alt} />;
  const url = externalUrl(src);
  const origin = url === undefined ? strings.image : strings.imageFrom(url.host);
  const label = alt === '' ? origin : `${alt} (${origin})`;
  if (url === undefined) return <span className="picture">{label}</span>;
  return (
    <a className="picture" href={url.href} target="_blank" rel="noopener noreferrer">
      {label}
    </a>
  );
}

function TableFrame({ children }: Props<'table'>): ReactNode {
  return (
    <div className="table-scroll" tabIndex={0} role="group">
      <table>{children}</table>
    </div>
  );
}

/** The box of a task list: a state to read, not a control to press. */
function TaskBox({ checked }: Props<'input'>): ReactNode {
  const strings = useStrings();
  return (
    <span className="task-box" data-done={checked === true} role="img" aria-label={checked === true ? strings.taskDone : strings.taskOpen}>
      {checked === true && <Check size={12} strokeWidth={3} aria-hidden />}
    </span>
  );
}

/** Each paragraph finds its own direction; a list has one, or its markers would stand on the wrong side. */
function directed(Tag: 'p' | 'ul' | 'ol' | 'blockquote' | 'th' | 'td') {
  return function Directed({ children, className, style }: Pick<Props<'p'>, 'children' | 'className' | 'style'>): ReactNode {
    return (
      <Tag dir="auto" className={className} style={style}>
        {children}
      </Tag>
    );
  };
}

/** Headings of a message sit below those that name who is speaking. */
function heading(Tag: 'h3' | 'h4' | 'h5', look: string) {
  return function Heading({ children }: ExtraProps & { children?: ReactNode }): ReactNode {
    return (
      <Tag className={look} dir="auto">
        {children}
      </Tag>
    );
  };
}

export const components: Components = {
  a: Link,
  img: Picture,
  table: TableFrame,
  input: TaskBox,
  pre: CodeBlock,
  p: directed('p'),
  ul: directed('ul'),
  ol: directed('ol'),
  blockquote: directed('blockquote'),
  th: directed('th'),
  td: directed('td'),
  // Answers begin with either of the first two, so both are the first level below the speaker.
  h1: heading('h3', 'size-1'),
  h2: heading('h3', 'size-2'),
  h3: heading('h4', 'size-3'),
  h4: heading('h5', 'size-3'),
  h5: heading('h5', 'size-3'),
  h6: heading('h5', 'size-3'),
};

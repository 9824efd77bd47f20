import { Check } from 'lucide-react';
import { useContext } from 'react';
import type { ComponentProps, ReactNode } from 'react';
import type { Components, ExtraProps } from 'react-markdown';
import { useStrings } from '../ui/context.ts';
import { CitationMark } from './CitationMark.tsx';
import { CodeBlock } from './CodeBlock.tsx';
import { classesOf, codeOf, languageOf, textOf } from './code-node.ts';
import { nodeDirection } from './direction.ts';
import { Formula } from './Formula.tsx';
import { HiddenCharacter } from './HiddenText.tsx';
import { Link } from './Link.tsx';
import { OpenBlockContext } from './message-context.ts';
import { ownElements } from './node-kinds.ts';
import { NoteMark } from './NoteMark.tsx';
import { Picture } from './Picture.tsx';
import { Table, TableBody, TableHead } from './TableFrame.tsx';

type Props<T extends keyof React.JSX.IntrinsicElements> = ComponentProps<T> & ExtraProps;

/** The box of a task list: a state to read, not a control to press. */
function TaskBox({ checked }: Props<'input'>): ReactNode {
  const strings = useStrings();
  return (
    <span className="task-box" data-done={checked === true} role="img" aria-label={checked === true ? strings.taskDone : strings.taskOpen}>
      {checked === true && <Check size={12} strokeWidth={3} aria-hidden />}
    </span>
  );
}

/** Code of its own lines, or a formula written as such. */
function Preformatted({ node, children }: Props<'pre'>): ReactNode {
  const open = useContext(OpenBlockContext);
  const code = codeOf(node);
  if (code === undefined) return <pre>{children}</pre>;
  const text = textOf(code.children).replace(/\n$/, '');
  if (classesOf(code).includes('math-display')) return <Formula tex={text} source={text} display open={open} />;
  return <CodeBlock text={text} language={languageOf(code)} open={open} />;
}

function Code({ node, children }: Props<'code'>): ReactNode {
  const classes = classesOf(node);
  if (!classes.includes('language-math')) return <code dir="ltr">{children}</code>;
  const tex = textOf(node?.children ?? []);
  return <Formula tex={tex} source={tex} display={classes.includes('math-display')} open={false} />;
}

/** Each paragraph has its own direction; a list has one, or its markers would stand on the wrong side. */
function directed(Tag: 'p' | 'ul' | 'ol' | 'blockquote' | 'th' | 'td') {
  return function Directed({ children, className, style, start, node }: DirectedProps): ReactNode {
    return (
      <Tag dir={nodeDirection(node?.children ?? [])} className={className} style={style} {...(Tag === 'ol' && start !== undefined && { start })}>
        {children}
      </Tag>
    );
  };
}

type DirectedProps = ExtraProps & Pick<Props<'p'>, 'children' | 'className' | 'style'> & { start?: number | undefined };

/** Headings of a message sit below those that name who is speaking. */
function heading(Tag: 'h3' | 'h4' | 'h5', look: string) {
  return function Heading({ children, node }: ExtraProps & { children?: ReactNode }): ReactNode {
    return (
      <Tag className={look} dir={nodeDirection(node?.children ?? [])}>
        {children}
      </Tag>
    );
  };
}

const own: Record<string, unknown> = {
  [ownElements.citation]: ({ index }: { index: number }) => <CitationMark index={index} />,
  [ownElements.note]: ({ name }: { name: string }) => <NoteMark name={name} />,
  [ownElements.hidden]: ({ code }: { code: string }) => <HiddenCharacter code={code} />,
};

export const components: Components = {
  ...own,
  a: Link,
  img: Picture,
  table: Table,
  thead: TableHead,
  tbody: TableBody,
  input: TaskBox,
  pre: Preformatted,
  code: Code,
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

import { Code, Workflow, WrapText } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { CopyButton } from '../ui/CopyButton.tsx';
import { useHost, useLocale, useStrings } from '../ui/context.ts';
import { IconButton } from '../ui/parts/IconButton.tsx';
import { rememberWrap, wrapsCode } from './code-wrap.ts';
import { HiddenText } from './HiddenText.tsx';
import { languageLabel } from './languages.ts';
import { limits } from './limits.ts';
import { useHighlight } from './use-highlight.ts';
import { useOverflow } from './use-overflow.ts';

const Diagram = lazy(async () => {
  try {
    return { default: (await import('./Diagram.tsx')).Diagram };
  } catch {
    // The part could not be fetched: the code is there all the same.
    return { default: ({ code }: { code: ReactNode }) => code };
  }
});

export interface CodeBlockProps {
  text: string;
  language: string | undefined;
  /** More of it is to come: no colours yet. */
  open: boolean;
}

/** A fenced block: its language, ways to copy and wrap it, colours once it is complete, and for Mermaid a drawing on request. */
export function CodeBlock({ text, language, open }: CodeBlockProps): ReactNode {
  const strings = useStrings();
  const locale = useLocale();
  const { diagramFrame } = useHost();
  const [wrap, setWrap] = useState(wrapsCode);
  const [all, setAll] = useState(false);
  const [drawn, setDrawn] = useState(false);
  const [frame, overflows] = useOverflow();
  const canBeDrawn = language?.toLowerCase() === 'mermaid' && diagramFrame !== undefined && !open;
  const shown = all ? text : text.slice(0, limits.code).replace(/[\ud800-\udbff]$/, '');
  const coloured = useHighlight(shown, language, !open && !all);

  function toggleWrap(): void {
    rememberWrap(!wrap);
    setWrap(!wrap);
  }

  const code = (
    <div className="code-scroll" ref={frame} {...(overflows && { tabIndex: 0, role: 'group', 'aria-label': strings.codeScroll })}>
      <pre dir="ltr">
        <code>{coloured ?? <HiddenText text={shown} place="code" />}</code>
      </pre>
    </div>
  );
  return (
    <figure className="code" data-wrap={wrap}>
      <figcaption>
        <bdi>{languageLabel(language) ?? strings.codeLabel}</bdi>
        <span className="code-actions">
          {canBeDrawn && (
            <button type="button" className="text-button" data-unfolds onClick={() => setDrawn(!drawn)}>
              {drawn ? <Code size={14} strokeWidth={1.75} aria-hidden /> : <Workflow size={14} strokeWidth={1.75} aria-hidden />}
              {drawn ? strings.diagramCode : strings.diagramShow}
            </button>
          )}
          {!drawn && <IconButton label={strings.codeWrap} icon={WrapText} pressed={wrap} onClick={toggleWrap} />}
          <CopyButton text={text} label={strings.copyCode} />
        </span>
      </figcaption>
      {canBeDrawn && drawn ? (
        <Suspense fallback={code}>
          <Diagram source={text} frame={diagramFrame} code={code} />
        </Suspense>
      ) : (
        code
      )}
      {shown.length < text.length && !drawn && (
        <button type="button" className="text-button" data-unfolds onClick={() => setAll(true)}>
          {strings.showRest(new Intl.NumberFormat(locale).format(text.length))}
        </button>
      )}
    </figure>
  );
}

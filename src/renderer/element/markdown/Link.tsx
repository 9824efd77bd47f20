import type { ElementContent } from 'hast';
import type { ComponentProps, ReactNode } from 'react';
import type { ExtraProps } from 'react-markdown';
import { useController, useStrings } from '../ui/context.ts';
import { plainName } from './hidden-characters.ts';
import { deeplink, externalUrl, hiddenDestination } from './links.ts';
import { InLinkContext } from './message-context.ts';

/** What a person reads of a node. */
function readText(nodes: readonly ElementContent[]): string {
  return nodes.map((node) => (node.type === 'text' ? node.value : node.type === 'element' ? readText(node.children) : '')).join('');
}

export interface OutsideLinkProps {
  url: URL;
  /** What the link says, to compare with where it leads. */
  text: string;
  title?: string | undefined;
  children: ReactNode;
}

/** A link that opens outside. Where its text could be taken for another address, the real one stands beside it. */
export function OutsideLink({ url, text, title, children }: OutsideLinkProps): ReactNode {
  const strings = useStrings();
  const real = hiddenDestination(url, text);
  return (
    <>
      <a href={url.href} title={title === undefined || title === '' ? url.href : `${plainName(title)}\n${url.href}`} target="_blank" rel="noopener noreferrer">
        <bdi>{children}</bdi>
      </a>
      {real !== undefined && (
        <>
          {' '}
          <bdi className="destination" title={strings.linkLeadsTo(real)}>{`(${real})`}</bdi>
        </>
      )}
    </>
  );
}

/** A link of a model: outside by the allow-list (§7.6), or told to the page (§7.4). Anything else is its text. */
export function Link({ href, children, title, node }: ComponentProps<'a'> & ExtraProps): ReactNode {
  const controller = useController();
  const url = externalUrl(href);
  const inner = <InLinkContext value>{children}</InLinkContext>;
  if (url !== undefined) {
    return (
      <OutsideLink url={url} text={readText(node?.children ?? [])} title={title}>
        {inner}
      </OutsideLink>
    );
  }
  const inside = deeplink(href);
  if (inside === undefined) return <span>{inner}</span>;
  return (
    <button type="button" className="link" onClick={() => controller.report('chatkit.deeplink', inside)}>
      {inner}
    </button>
  );
}

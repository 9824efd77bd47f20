import { HoverCard } from 'radix-ui';
import { useContext, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Icon } from '../icons/Icon.tsx';
import { useController, useLocale, useStrings } from '../ui/context.ts';
import { useElementRoot } from '../ui/element-root.ts';
import { plainName } from './hidden-characters.ts';
import { CitationsContext, EntityCardContext } from './message-context.ts';
import { SourceEntry } from './SourceEntry.tsx';
import type { NumberedSource } from './source-list.ts';
import { readSource, toEntity } from './source-parts.ts';

/** Rest of the pointer before the card opens, and time to reach the card, in ms. */
const openMs = 200;
const closeMs = 150;

/** The marker of one place in the text: its sources on hover, focus and press; a single web source is opened by a press (§4.3). */
export function CitationMark({ index }: { index: number }): ReactNode {
  const strings = useStrings();
  const locale = useLocale();
  const controller = useController();
  const { layer } = useElementRoot();
  const sources = useContext(CitationsContext)[index]?.sources ?? [];
  const EntityCard = useContext(EntityCardContext);
  const [open, setOpen] = useState(false);
  const mark = useRef<HTMLElement>(null);
  const card = useRef<HTMLDivElement>(null);
  const [first] = sources;
  if (first === undefined) return null;

  const single = sources.length === 1 ? first.source : undefined;
  const url = single === undefined ? undefined : readSource(single).url;
  const numbers = new Intl.ListFormat(locale).format(sources.map(({ number }) => String(number)));
  const label = single === undefined ? strings.citations(numbers) : strings.citation(numbers, readSource(single).title);

  /** Cards with a choice take the focus; a press on an entity is the page's to answer. */
  function press(): void {
    const onClick = controller.view.getSnapshot().options.entities?.onClick;
    if (single?.type === 'entity' && single.interactive && onClick !== undefined) {
      onClick(toEntity(single));
      return;
    }
    setOpen(true);
    requestAnimationFrame(() => card.current?.querySelector<HTMLElement>('a, button')?.focus());
  }

  function close(): void {
    setOpen(false);
    mark.current?.focus();
  }

  const properties = { className: 'cite', 'aria-label': label, ref: mark as never };
  return (
    <HoverCard.Root open={open} onOpenChange={(next) => (next || card.current?.matches(':focus-within') !== true) && setOpen(next)} openDelay={openMs} closeDelay={closeMs}>
      <HoverCard.Trigger asChild>
        {url === undefined ? (
          <button type="button" {...properties} onClick={press}>
            <Face sources={sources} />
          </button>
        ) : (
          <a {...properties} href={url.href} target="_blank" rel="noopener noreferrer">
            <Face sources={sources} />
          </a>
        )}
      </HoverCard.Trigger>
      <HoverCard.Portal container={layer}>
        <HoverCard.Content
          ref={card}
          className="cite-card"
          sideOffset={6}
          collisionPadding={8}
          onKeyDown={(event) => moveWithin(event, close)}
          onBlur={({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget) && setOpen(false)}
        >
          {sources.map(({ number, source }) =>
            source.type === 'entity' && EntityCard !== undefined ? (
              <EntityCard key={number} entity={toEntity(source)} label={source.label} description={source.description} />
            ) : (
              <SourceEntry key={number} source={source} />
            ),
          )}
        </HoverCard.Content>
      </HoverCard.Portal>
    </HoverCard.Root>
  );
}

/** Numbers as in the list of sources, or what an entity asks to be called in the text. */
function Face({ sources }: { sources: readonly NumberedSource[] }): ReactNode {
  const [first] = sources;
  if (first === undefined) return null;
  const { source, number } = first;
  const more = sources.length > 2 ? ` +${sources.length - 1}` : sources.length === 2 ? `, ${sources[1]?.number ?? ''}` : '';
  if (source.type !== 'entity' || (source.inline_label === undefined && source.icon === undefined)) return `${number}${more}`;
  return (
    <>
      {source.inline_label === undefined ? <Icon name={source.icon} size={12} /> : <bdi>{plainName(source.inline_label)}</bdi>}
      {more}
    </>
  );
}

/** Arrows and Tab go through the sources of a card, Esc back to its marker. */
function moveWithin(event: KeyboardEvent<HTMLElement>, close: () => void): void {
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('a, button')];
  const at = stops.indexOf(event.target as HTMLElement);
  const step = event.key === 'ArrowDown' || (event.key === 'Tab' && !event.shiftKey) ? 1 : event.key === 'ArrowUp' || event.key === 'Tab' ? -1 : 0;
  if (event.key !== 'Escape' && step === 0) return;
  event.preventDefault();
  event.stopPropagation();
  const next = stops[at + step];
  if (event.key === 'Escape' || (next === undefined && event.key === 'Tab')) close();
  else next?.focus();
}

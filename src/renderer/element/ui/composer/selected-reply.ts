export interface SelectedReply {
  text: string;
  /** In px of the window. */
  rect: DOMRect;
}

/** The selection as a range inside the root: browsers hide it from the page, each in its own way. */
function selectedRange(root: ShadowRoot): { range: AbstractRange; text: string } | undefined {
  const own = (root as ShadowRoot & { getSelection?: () => Selection | null }).getSelection?.();
  if (own !== undefined) return own === null || own.rangeCount === 0 || own.isCollapsed ? undefined : { range: own.getRangeAt(0), text: own.toString() };
  const page = document.getSelection();
  const [range] = page?.getComposedRanges({ shadowRoots: [root] }) ?? [];
  return range === undefined || range.collapsed ? undefined : { range, text: page?.toString() ?? '' };
}

/** Selected text of one answer; anything else is not to be replied to. */
export function selectedReply(root: ShadowRoot): SelectedReply | undefined {
  const selected = selectedRange(root);
  if (selected === undefined) return undefined;
  const { range } = selected;
  const turn = turnOf(range.startContainer);
  if (turn === null) return undefined;
  const live = new Range();
  live.setStart(range.startContainer, range.startOffset);
  live.setEnd(range.endContainer, range.endOffset);
  if (turn !== turnOf(range.endContainer)) {
    // Three presses on a paragraph select up to whatever follows it, which may be another turn or the composer.
    const beyond = live.cloneRange();
    beyond.setStart(turn, turn.childNodes.length);
    if (beyond.toString().trim() !== '') return undefined;
    live.setEnd(turn, turn.childNodes.length);
  }
  const text = (selected.text === '' ? live.toString() : selected.text).trim();
  return text === '' ? undefined : { text, rect: live.getBoundingClientRect() };
}

/** Takes the selection away, so that the button over it goes too. */
export function clearSelection(): void {
  document.getSelection()?.removeAllRanges();
}

function turnOf(node: Node): Element | null {
  return (node instanceof Element ? node : node.parentElement)?.closest('.turn.assistant') ?? null;
}

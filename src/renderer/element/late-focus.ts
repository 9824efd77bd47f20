/**
 * Gives the focus to something that came by itself, in an answer or after a thread was read: at once while the document has the
 * keyboard, and else when it gets it, unless something in it has been turned to by then. A page around the element may have the
 * keyboard for a menu or a field of its own meanwhile, from which `focus()` would take it.
 */
export function focusLate(target: HTMLElement | null | undefined): void {
  if (!target) return;
  const { ownerDocument: document } = target;
  const focus = (): void => target.focus({ preventScroll: true });
  if (document.hasFocus()) {
    focus();
    return;
  }
  document.defaultView?.addEventListener('focus', () => {
    if (target.isConnected && (document.activeElement === null || document.activeElement === document.body)) focus();
  }, { once: true });
}

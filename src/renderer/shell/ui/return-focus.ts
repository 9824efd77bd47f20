/** Gives the focus back after a dialog: to its opener; a menu that opened it is gone by now, its button is not. */
export function returnFocus(opener: Element | null, focusComposer: () => void): void {
  if (opener?.id === 'chat') focusComposer();
  else if (opener instanceof HTMLElement && opener.isConnected && opener !== document.body) opener.focus();
  else document.querySelector<HTMLElement>('.account')?.focus();
}

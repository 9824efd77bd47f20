/** Gives the focus back after a dialog: to its opener; a menu that opened it is gone by now, its button is not. After signing out that is gone as well, and there is a form. */
export function returnFocus(opener: Element | null, focusComposer: () => void): void {
  if (opener?.id === 'chat') focusComposer();
  else if (opener instanceof HTMLElement && opener.isConnected && opener !== document.body) opener.focus();
  else (document.querySelector<HTMLElement>('.account') ?? firstEmptyField())?.focus();
}

function firstEmptyField(): HTMLElement | undefined {
  const fields = [...document.querySelectorAll<HTMLInputElement>('.sign-in-form input')];
  return fields.find(({ value }) => value === '') ?? fields[0];
}

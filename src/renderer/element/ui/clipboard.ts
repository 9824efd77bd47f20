/** @returns whether the text is on the clipboard now. */
export async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** For a frame that is not allowed the asynchronous clipboard; works only while a click is being handled. */
function copyBySelection(text: string): boolean {
  const holder = document.createElement('textarea');
  holder.value = text;
  holder.style.position = 'fixed';
  holder.style.opacity = '0';
  document.body.append(holder);
  const focused = document.activeElement;
  holder.select();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only other way there is
  const done = document.execCommand('copy');
  holder.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return done;
}

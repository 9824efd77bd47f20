/** Hands a text over to be saved as a file; where to, the system or the browser asks. */
export function saveText(fileName: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The download holds on to it by itself from the next task on.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** What the browser shows once it has handed its code to the app over a port of this computer. */
export const loopbackTexts = {
  lang: 'en',
  done: 'You can close this page and go back to Latchkey.',
  refused: 'This sign-in was used before, or took too long. Go back to Latchkey and begin again.',
} as const;

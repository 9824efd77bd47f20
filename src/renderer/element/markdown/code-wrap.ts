let wraps = false;

/** Whether long lines of code were last asked to wrap, on this page. */
export function wrapsCode(): boolean {
  return wraps;
}

export function rememberWrap(wrap: boolean): void {
  wraps = wrap;
}

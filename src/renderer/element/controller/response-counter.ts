/**
 * `chatkit.response.start` and `.end` (§7.4) in strict pairs: a response that goes on in the background while the reader
 * starts another one belongs to the same pair.
 */
export function createResponseCounter(dispatch: (name: string) => void): { start: () => void; end: () => void } {
  let running = 0;
  return {
    start: () => {
      running += 1;
      if (running === 1) dispatch('chatkit.response.start');
    },
    end: () => {
      running -= 1;
      if (running === 0) dispatch('chatkit.response.end');
    },
  };
}

/** What is under way without anybody’s clock: requests and calls that will end by themselves. */
export interface Activity {
  /** Begins something. @returns its end, which counts once */
  begin(): () => void;
  busy(): boolean;
  /** Resolves when nothing is under way. */
  quiet(): Promise<void>;
}

export function createActivity(): Activity {
  let count = 0;
  let waiting: (() => void)[] = [];
  return {
    begin() {
      let open = true;
      count += 1;
      return () => {
        if (!open) return;
        open = false;
        count -= 1;
        if (count > 0) return;
        for (const resolve of waiting) resolve();
        waiting = [];
      };
    },
    busy: () => count > 0,
    quiet: () => (count === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
}

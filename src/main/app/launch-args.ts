/** What a start of the app asks for, beyond the flags: of the command line, or of a second one. */
export interface LaunchWishes {
  /** Links of our scheme, wherever Chromium has put them between its own switches; unread, and unchecked. */
  links: readonly string[];
  /** Quick entry, in place of a window: `--quick`. */
  quick: boolean;
}

/** Most links of one start; nobody means more. */
const maxLinks = 4;

/** @param args all of the command line */
export function readLaunch(args: readonly string[], scheme: string): LaunchWishes {
  const prefix = `${scheme}:`;
  return {
    quick: args.includes('--quick'),
    links: args.filter((argument) => argument.slice(0, prefix.length).toLowerCase() === prefix).slice(0, maxLinks),
  };
}

/** What a start of the app asks for, beyond the flags: of the command line, or of a second one. */
export interface LaunchWishes {
  /** Links of our scheme, wherever Chromium has put them between its own switches; unread, and unchecked. */
  links: readonly string[];
  /** Paths that may be files to take in, as they were given. */
  paths: readonly string[];
  /** Quick entry, in place of a window: `--quick`. */
  quick: boolean;
}

/** Flags whose value is the next argument. */
const valued = new Set(['--profile', '--server', '--chat-url', '--port']);
const maxPaths = 20;

/** Most links of one start; nobody means more. */
const maxLinks = 4;

/** @param args all of the command line */
export function readLaunch(args: readonly string[], scheme: string): LaunchWishes {
  const prefix = `${scheme}:`;
  return {
    quick: args.includes('--quick'),
    paths: args.slice(1).filter((argument, at, all) => !argument.startsWith('-') && !/^[a-z][\w+.-]+:/i.test(argument) && !valued.has(all[at - 1] ?? '')).slice(0, maxPaths),
    links: args.filter((argument) => argument.slice(0, prefix.length).toLowerCase() === prefix).slice(0, maxLinks),
  };
}

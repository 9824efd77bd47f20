import { counted } from '../counted.ts';

/** "Why am I signed out?": its page, the checks and the report, English. */
export const diagnostics = {
  whySignedOut: 'Why am I signed out?',
  whyUnread: 'Why can’t my sign-in be read?',
  title: 'Connection & sign-in',
  parts: 'Parts',
  timeline: 'What happened',
  checks: 'Connection checks',
  report: 'Report',
  readFailed: (reason: string): string => `What happened could not be read. ${reason}`,
  reading: 'Reading what happened',
  runChecks: 'Run the checks',
  runAgain: 'Run again',
  checking: 'Checking',
  connectionSettings: 'Connection settings',
  /** `server` undefined: the one on this computer. */
  looksAt: (server: string | undefined): string =>
    `Looks at names, proxy, certificates, clock, sign-in server, keys and chat server on the way to ${server ?? 'the server on this computer'}, and changes nothing.`,
  checkedAt: (time: string): string => `Checked at ${time}.`,
  reportMeans:
    'For whoever helps you. This is all of it: versions, server names, times and codes. It contains no password, token or cookie, nothing you or anybody wrote, and no name or e-mail.',
  copyReport: 'Copy report',
  saveReport: 'Save report…',
  theReport: 'The report',
  problemsOnly: 'Problems only',
  problemsIn: (problems: number, entries: number): string =>
    `${counted('en', problems, { one: '# problem', other: '# problems' })} in ${counted('en', entries, { one: '# entry', other: '# entries' })}`,
  noProblemsIn: (entries: number): string => counted('en', entries, { one: 'No problems in # entry', other: 'No problems in # entries' }),
  noProblems: 'No problems are noted.',
  nothingNoted: 'Nothing is noted yet. Sign-ins, sign-outs and faults on the way appear here.',
  showOlder: (count: number): string => counted('en', count, { one: 'Show # older', other: 'Show # older' }),
  problem: 'Problem:',
  timesSince: (count: number, time: string): string => counted('en', count, { one: `# time since ${time}`, other: `# times since ${time}` }),
};

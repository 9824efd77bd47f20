import { counted } from '../counted.ts';

/** How fast the app starts, what memory it takes and what it is made of, English. */
export const speed = {
  title: 'Speed and memory',
  lastStart: 'Last start',
  usualStart: 'Usual start',
  memoryNow: 'Memory now',
  starts: 'Starts',
  memory: 'Memory',
  startsPlot: (count: number, least: string, most: string): string => `${counted('en', count, { one: '# start', other: '# starts' })}, between ${least} and ${most}.`,
  startOf: (time: string, version: string, moment: string): string => `${time} · version ${version} · ${moment}`,
  memoryPlot: (least: string, most: string): string => `Memory between ${least} and ${most}.`,
  startsElsewhere: 'Starts are measured in the desktop app.',
  licenses: 'Licences of everything inside',
  notPackaged: 'This copy was not packaged: the licences are with what it was built from.',
  hint: 'A start ends when you can type. Memory is that of all the app’s processes. Measured on this computer, and never sent anywhere.',
};

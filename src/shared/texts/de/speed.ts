import { counted } from '../counted.ts';
import type { speed as words } from '../en/speed.ts';

/** How fast the app starts, what memory it takes and what it is made of, German. */
export const speed = {
  title: 'Geschwindigkeit und Speicher',
  lastStart: 'Letzter Start',
  usualStart: 'Üblicher Start',
  memoryNow: 'Speicher jetzt',
  starts: 'Starts',
  memory: 'Speicher',
  startsPlot: (count: number, least: string, most: string): string => `${counted('de', count, { one: '# Start', other: '# Starts' })}, zwischen ${least} und ${most}.`,
  startOf: (time: string, version: string, moment: string): string => `${time} · Version ${version} · ${moment}`,
  memoryPlot: (least: string, most: string): string => `Speicher zwischen ${least} und ${most}.`,
  startsElsewhere: 'Starts werden in der Desktop-App gemessen.',
  licenses: 'Lizenzen aller Bestandteile',
  notPackaged: 'Diese Kopie wurde nicht paketiert: Die Lizenzen liegen bei dem, woraus sie gebaut ist.',
  hint: 'Ein Start endet, wenn Sie schreiben können. Der Speicher ist der aller Prozesse der App. Gemessen auf diesem Computer und nirgendwohin gesendet.',
} satisfies typeof words;

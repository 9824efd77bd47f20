import type { TimelineEntry, TimelineKind } from '../shared/diagnostics.ts';

/** Adds a fact to the timeline of "Why am I signed out?". Details are codes, counts and causes from closed lists. */
export type Note = (kind: TimelineKind, detail?: TimelineEntry['detail']) => void;

/** The same of a vault. @param name of the entry it is about, which is not written down but says whose it is */
export type VaultNote = (kind: TimelineKind, detail?: TimelineEntry['detail'], name?: string) => void;

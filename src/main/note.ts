import type { TimelineEntry, TimelineKind } from '../shared/diagnostics.ts';

/** Adds a fact to the timeline of "Why am I signed out?". Details are codes, counts and causes from closed lists. */
export type Note = (kind: TimelineKind, detail?: TimelineEntry['detail']) => void;

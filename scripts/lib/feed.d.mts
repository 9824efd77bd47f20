export interface FeedFlags {
  problem?: string;
  newKey?: string;
  keys?: string[];
  out?: string;
  from?: string | undefined;
  rollout?: number;
  channel?: 'stable' | 'beta';
  days?: number;
  notes?: string | undefined;
  minimum?: string | undefined;
  brand?: string | undefined;
  version?: string | undefined;
}
export function parseFeedFlags(argv: readonly string[]): FeedFlags;
export function describePackage(name: string, slug: string): { kind: string; platform: string; version: string } | undefined;
export function makeFeeds(options: {
  from: string;
  out: string;
  channel: 'stable' | 'beta';
  rollout: number;
  days: number;
  notes?: string | undefined;
  minimum?: string | undefined;
  /** PEM. */
  keys: readonly string[];
  brand?: string | undefined;
  version?: string | undefined;
  now?: number;
}): Promise<{ problem?: string; feeds: { path: string; version: string; kinds: string[] }[] }>;

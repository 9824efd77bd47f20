import { createHash } from 'node:crypto';
import type { ReleaseChannel } from '../../../shared/updates.ts';
import { UpdateError } from '../update-error.ts';
import type { ArtifactKind, Feed, FeedArtifact } from './feed.ts';
import { compareVersions } from './version.ts';

export interface DecideFacts {
  /** The version that runs. */
  current: string;
  product: string;
  platform: string;
  channel: ReleaseChannel;
  /** What this installation takes. */
  kind: ArtifactKind;
  now: number;
  /** Date of the newest feed of this channel that was ever believed here. */
  newestSeen: number;
  /** Versions that did not start here. */
  failed: readonly string[];
  /** Random and stable, of this installation. */
  installId: string;
  /** A person asks. */
  manual: boolean;
}

export type Decision = { kind: 'current' } | { kind: 'skipped'; version: string } | { kind: 'offer'; feed: Feed; artifact: FeedArtifact };

/** A clock may be wrong by so much, ms. */
const clockSlackMs = 24 * 3_600_000;

/**
 * What a feed with a good signature means here. Never leads to an older version.
 * @throws UpdateError where it must not be believed
 */
export function decide(feed: Feed, facts: DecideFacts): Decision {
  if (feed.product !== facts.product || feed.platform !== facts.platform || feed.channel !== facts.channel) throw new UpdateError('untrusted', 'feed.of_another');
  if (feed.date < facts.newestSeen) throw new UpdateError('older', 'feed.older');
  if (feed.expires + clockSlackMs < facts.now) throw new UpdateError('expired', 'feed.expired');
  const step = compareVersions(feed.version, facts.current);
  if (step === 0) return { kind: 'current' };
  if (step < 0) throw new UpdateError('older', 'feed.older_version');
  if (facts.failed.includes(feed.version)) return { kind: 'skipped', version: feed.version };
  // Zero stops a release for everybody; before a hundred, those who ask come first.
  const reached = feed.rollout > 0 && (facts.manual || bucketOf(facts.installId, feed.version) < feed.rollout);
  const artifact = feed.artifacts[facts.kind];
  if (!reached || artifact === undefined) return { kind: 'current' };
  if (feed.minimum !== undefined && compareVersions(facts.current, feed.minimum) < 0) throw new UpdateError('tooOld', 'feed.minimum');
  return { kind: 'offer', feed, artifact };
}

/** From 0 to below 100: the same for one installation and one version, evenly spread, another one for the next version. */
export function bucketOf(installId: string, version: string): number {
  const digest = createHash('sha256').update(`${installId}\n${version}`).digest();
  return (digest.readUInt32BE(0) / 2 ** 32) * 100;
}

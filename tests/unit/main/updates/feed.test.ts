import { describe, expect, test } from 'vitest';
import { decide, bucketOf, type DecideFacts } from '../../../../src/main/updates/feed/decide.ts';
import { isPlainName, parseFeed, type Feed } from '../../../../src/main/updates/feed/feed.ts';
import { keyName, newKey, openFeed, publicKeyOf, sealFeed } from '../../../../src/main/updates/feed/signature.ts';
import { faultOf } from '../../../../src/main/updates/update-error.ts';

const now = 1_800_000_000_000;
const dayMs = 86_400_000;
const feed: Feed = {
  format: 1,
  product: 'app.latchkey.desktop',
  channel: 'stable',
  platform: 'linux-x64',
  version: '1.1.0',
  date: now - dayMs,
  expires: now + dayMs,
  rollout: 100,
  notes: { en: 'Faster.', de: 'Schneller.' },
  artifacts: { zip: { name: 'Latchkey-linux-x64-1.1.0.zip', size: 1_000, sha512: 'ab'.repeat(64) } },
};
const facts: DecideFacts = { current: '1.0.0', product: feed.product, platform: feed.platform, channel: 'stable', kind: 'zip', now, newestSeen: 0, failed: [], installId: 'x', manual: false };

const faultIn = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return faultOf(error);
  }
  return 'none';
};
const withChange = (change: object): string => faultIn(() => parseFeed(JSON.stringify({ ...feed, ...change })));

describe('a feed', () => {
  test('is read as it was written', () => {
    expect(parseFeed(JSON.stringify(feed))).toEqual(feed);
  });

  test('names plain files alone: nothing that leads into another folder, nothing hidden, no device', () => {
    const tricks = ['../x.zip', '..', 'a/b.zip', 'a\\b.zip', '/etc/passwd', '.hidden', 'C:x.zip', 'nul.zip', 'CON', 'a..b', 'x.zip.', 'x\u0000.zip', 'x.zip ', '', 'https://example.com/x.zip', '%2e%2e/x'];
    for (const name of tricks) {
      expect(isPlainName(name), name).toBe(false);
      expect(withChange({ artifacts: { zip: { ...feed.artifacts.zip, name } } }), name).toBe('unreadable');
    }
  });

  test('with anything that cannot be is not read at all', () => {
    const wrong = [{ format: 2 }, { version: '1.1' }, { version: '../1.1.0' }, { channel: 'nightly' }, { date: 'today' }, { expires: feed.date }, { rollout: 101 }, { rollout: -1 }, { artifacts: null }, { minimum: 'old' }];
    for (const change of wrong) expect(withChange(change), JSON.stringify(change)).toBe('unreadable');
    for (const zip of [{ size: 0 }, { size: 1.5 }, { size: 2 ** 50 }, { sha512: 'ab' }]) expect(withChange({ artifacts: { zip: { ...feed.artifacts.zip, ...zip } } })).toBe('unreadable');
    for (const text of ['', '[]', 'null', '{"format":1', '<html>']) expect(faultIn(() => parseFeed(text)), text).toBe('unreadable');
  });
});

describe('a signature', () => {
  const [first, second, stranger] = [newKey(), newKey(), newKey()];
  const text = JSON.stringify(feed);

  test('of any of the app’s keys opens the feed, so that keys can be changed', () => {
    expect(openFeed(sealFeed(text, [first.privateKey]), [first.publicKey])).toBe(text);
    expect(openFeed(sealFeed(text, [second.privateKey]), [first.publicKey, second.publicKey])).toBe(text);
    expect(openFeed(sealFeed(text, [first.privateKey, second.privateKey]), [second.publicKey])).toBe(text);
    expect(publicKeyOf(first.privateKey)).toBe(first.publicKey);
  });

  test('of a key that the app does not have opens nothing, also under the name of one that it has', () => {
    expect(faultIn(() => openFeed(sealFeed(text, [stranger.privateKey]), [first.publicKey]))).toBe('untrusted');
    const forged = sealFeed(text, [stranger.privateKey]).replace(keyName(stranger.publicKey), keyName(first.publicKey));
    expect(faultIn(() => openFeed(forged, [first.publicKey]))).toBe('untrusted');
    expect(faultIn(() => openFeed(sealFeed(text, [first.privateKey]), []))).toBe('untrusted');
    expect(faultIn(() => openFeed(JSON.stringify({ signed: text, signatures: {} }), [first.publicKey]))).toBe('untrusted');
  });

  test('holds for the exact bytes', () => {
    const sealed = sealFeed(text, [first.privateKey]);
    expect(faultIn(() => openFeed(sealed.replace('1.1.0', '1.1.1'), [first.publicKey]))).toBe('untrusted');
    expect(faultIn(() => openFeed(sealed.slice(0, -20), [first.publicKey]))).toBe('unreadable');
    expect(faultIn(() => openFeed('[]', [first.publicKey]))).toBe('unreadable');
  });
});

describe('what a feed leads to', () => {
  test('is the newer version, with the file that this installation takes', () => {
    expect(decide(feed, facts)).toEqual({ kind: 'offer', feed, artifact: feed.artifacts.zip });
    expect(decide(feed, { ...facts, kind: 'deb' })).toEqual({ kind: 'current' });
    expect(decide(feed, { ...facts, current: '1.1.0' })).toEqual({ kind: 'current' });
  });

  test('is never an older version, and no feed older than one seen before', () => {
    expect(faultIn(() => decide(feed, { ...facts, current: '1.2.0' }))).toBe('older');
    expect(faultIn(() => decide(feed, { ...facts, newestSeen: feed.date + 1 }))).toBe('older');
  });

  test('is nothing where the feed is for another app, system or channel', () => {
    for (const change of [{ product: 'app.other' }, { platform: 'linux-arm64' }, { channel: 'beta' as const }]) expect(faultIn(() => decide({ ...feed, ...change }, facts))).toBe('untrusted');
  });

  test('is nothing once the feed is past its date, but for a clock that is a little wrong', () => {
    expect(faultIn(() => decide(feed, { ...facts, now: feed.expires + 2 * dayMs }))).toBe('expired');
    expect(decide(feed, { ...facts, now: feed.expires + dayMs / 2 }).kind).toBe('offer');
  });

  test('waits where the step is too long', () => {
    expect(faultIn(() => decide({ ...feed, minimum: '1.0.1' }, facts))).toBe('tooOld');
  });

  test('leaves out a version that did not start here', () => {
    expect(decide(feed, { ...facts, failed: ['1.1.0'] })).toEqual({ kind: 'skipped', version: '1.1.0' });
  });

  test('reaches about as many of a hundred as the feed says, the same ones each time, and whoever asks', () => {
    const ids = Array.from({ length: 2_000 }, (_, index) => `install-${index}`);
    const reached = (rollout: number): string[] => ids.filter((installId) => decide({ ...feed, rollout }, { ...facts, installId }).kind === 'offer');
    expect(reached(10).length).toBeGreaterThan(140);
    expect(reached(10).length).toBeLessThan(260);
    expect(reached(50)).toEqual(expect.arrayContaining(reached(10)));
    expect(reached(100)).toHaveLength(ids.length);
    const late = ids.find((id) => bucketOf(id, feed.version) > 90) ?? '';
    expect(decide({ ...feed, rollout: 10 }, { ...facts, installId: late, manual: true }).kind).toBe('offer');
  });

  test('reaches nobody at zero, so that a release can be stopped', () => {
    expect(decide({ ...feed, rollout: 0 }, { ...facts, manual: true })).toEqual({ kind: 'current' });
  });
});

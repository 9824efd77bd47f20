import type { ReleaseChannel, UpdateView } from '../../../src/shared/updates.ts';

/** Main's answers about updates, for a shell without main. */
export function fakeUpdates(view: UpdateView = { state: { kind: 'off', why: 'browser' }, channel: 'stable', channelLocked: false }): Record<string, (input: { channel: ReleaseChannel }) => { ok: true; value: UpdateView | null }> {
  const now = (): { ok: true; value: UpdateView } => ({ ok: true, value: view });
  return { 'updates.get': now, 'updates.check': now, 'updates.dismiss': now, 'updates.setChannel': ({ channel }) => ({ ok: true, value: { ...view, channel } }), 'updates.restart': () => ({ ok: true, value: null }) };
}

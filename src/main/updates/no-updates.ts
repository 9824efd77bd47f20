import type { UpdateView } from '../../shared/updates.ts';
import type { UpdatesPart } from '../parts.ts';

const view = (): UpdateView => ({ state: { kind: 'off', why: 'browser' }, channel: 'stable', channelLocked: false });

/** The web host runs from a checkout, which is brought up to date like one. */
export const noUpdates: UpdatesPart = { view, check: () => Promise.resolve(view()), setChannel: view, dismiss: view, restart: () => false };

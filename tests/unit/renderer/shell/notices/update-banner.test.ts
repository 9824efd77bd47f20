import { expect, test } from 'vitest';
import { updateBanners } from '../../../../../src/renderer/shell/notices/update-banner.ts';
import { stateSentence } from '../../../../../src/renderer/shell/updates/update-words.ts';
import { texts } from '../../../../../src/shared/texts/en/texts.ts';
import { updateFaults, type UpdateNotice, type UpdateState } from '../../../../../src/shared/updates.ts';

const banners = (notice: UpdateNotice | undefined, state: UpdateState = { kind: 'current' }): { message: string; action?: string | undefined }[] =>
  updateBanners(texts, { state, channel: 'stable', channelLocked: false, ...(notice && { notice }) }).map(({ message, action }) => ({ message, action }));

test('an update that is ready has a line with the restart', () => {
  expect(banners({ kind: 'ready', version: '1.1.0' }, { kind: 'ready', version: '1.1.0', notes: '', how: 'restart' })).toEqual([{ message: 'Version 1.1.0 is ready.', action: 'restart' }]);
});

test('one that a person has to install leads to the command', () => {
  expect(banners({ kind: 'ready', version: '1.1.0' }, { kind: 'ready', version: '1.1.0', notes: '', how: 'command', command: 'sudo apt install x' })).toMatchObject([{ action: 'about' }]);
});

test('what was put away, or is not ready any more, has no line', () => {
  expect(banners(undefined)).toEqual([]);
  expect(banners({ kind: 'ready', version: '1.1.0' })).toEqual([]);
});

test('a version that did not start is told with what became of the data', () => {
  expect(banners({ kind: 'rolledBack', version: '1.1.0', restored: true })[0]?.message).toBe('Version 1.1.0 did not start, so the one before is back, with your data as it was before the update.');
  expect(banners({ kind: 'rolledBack', version: '1.1.0', restored: false })[0]?.message).toMatch(/Your data was not touched\.$/);
});

test('every fault and every state has its sentence', () => {
  for (const fault of updateFaults) expect(banners({ kind: 'failed', fault })[0]?.message).toMatch(/^No update: .+\.$/);
  expect(stateSentence(texts, { kind: 'downloading', version: '1.1.0', done: 1_572_864, total: 104_857_600 }, 'en')).toBe('Downloading version 1.1.0: 1.5 of 100.0 MB');
  expect(stateSentence(texts, { kind: 'off', why: 'policy' }, 'en')).toBe('Your organisation brings updates itself.');
});

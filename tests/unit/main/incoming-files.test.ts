import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createIncomingFiles } from '../../../src/main/incoming-files.ts';
import { pageHeader } from '../../../src/shared/desktop-api.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { temporaryFolder } from '../../support/embedded-server.ts';

const ask = (id: string, headers: Record<string, string> = { [pageHeader]: 'shell' }): Request => new Request(`app://shell/incoming/${id}`, { headers });

describe('files that the app is opened with', () => {
  const folder = temporaryFolder();
  const setUp = () => {
    let count = 0;
    return createIncomingFiles({ newId: () => `id-${(count += 1)}`, log: quietLog() });
  };

  it('are given to the page once each, by name and type, and only to the page', async () => {
    writeFileSync(join(folder.path, 'Notes.TXT'), 'Milk');
    const incoming = setUp();
    const files = await incoming.offer([join(folder.path, 'Notes.TXT')]);
    expect(files).toEqual([{ id: 'id-1', name: 'Notes.TXT' }]);
    expect(() => incoming.answer(ask('id-1', {}))).toThrow();
    const answer = incoming.answer(ask('id-1'))!;
    expect([answer.headers.get('content-type'), await answer.text()]).toEqual(['text/plain', 'Milk']);
    expect(() => incoming.answer(ask('id-1'))).toThrow();
  });

  it('leave out folders, and what is not there', async () => {
    mkdirSync(join(folder.path, 'inner'), { recursive: true });
    expect(await setUp().offer([join(folder.path, 'inner'), join(folder.path, 'nowhere.txt')])).toEqual([]);
  });

  it('are no matter of other addresses', () => {
    expect(setUp().answer(new Request('app://shell/archive/x'))).toBeUndefined();
    expect(() => setUp().answer(ask('guess'))).toThrow();
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileCache, maxKeptBytes } from '../../../../src/main/mirror/file-cache.ts';
import type { HistoryStore } from '../../../../src/main/history-store.ts';
import { openTestHistory } from '../../../support/history.ts';
import { picture, png, problem, register, startFilesFixture, type FilesFixture } from '../../../support/files-fixture.ts';
import { text } from '../../../support/upstream.ts';

let fixture: FilesFixture;
let store: HistoryStore | undefined;
beforeEach(async () => {
  fixture = await startFilesFixture();
  store = await openTestHistory();
});
afterEach(() => fixture.close());

async function page(address: string) {
  const { files, gateway } = fixture.setUp({ cache: createFileCache({ store: () => store }) });
  const { preview } = await register(files, { preview_url: address });
  return { files, preview, ask: () => gateway('chat', new Request(preview)) };
}

/** What is put there when an answer has passed is there after the next call. */
const stored = async (address: string): Promise<Uint8Array | undefined> => (await store!.files.get(address))?.bytes;

describe('a file that was looked at', () => {
  it('is there without the backend, as a picture, in the next run too', async () => {
    fixture.backend.answer(picture);
    const { ask } = await page('/p/1.png');
    await (await ask()).arrayBuffer();
    expect(Buffer.from((await stored('/p/1.png'))!)).toEqual(png);
    await fixture.backend.close();
    // A new registry: the route is another one.
    const later = await (await page('/p/1.png')).ask();
    expect([later.status, later.headers.get('content-type'), later.headers.get('x-content-type-options')]).toEqual([200, 'image/png', 'nosniff']);
    expect(Buffer.from(await later.arrayBuffer())).toEqual(png);
  });

  it('is not served where the server says that it is gone, nor to anybody else', async () => {
    fixture.backend.answer(picture, text(404, 'text/plain', 'no'), text(500, 'text/plain', 'oops'));
    const { ask } = await page('/p/1.png');
    await (await ask()).arrayBuffer();
    await stored('/p/1.png');
    expect((await problem(ask()))[1]).toBe('backend.refused');
    expect((await ask()).status).toBe(200);
    store = await openTestHistory();
    expect((await problem(ask()))[1]).toBe('backend.failed');
  });

  it('is not kept when it breaks off or is too large', async () => {
    fixture.backend.answer((response) => void response.writeHead(200, { 'content-type': 'image/png', 'content-length': '100' }).write(png, () => response.destroy()));
    const broken = await page('/p/1.png');
    await broken.ask().then((answer) => answer.arrayBuffer()).catch(() => undefined);
    expect(await stored('/p/1.png')).toBeUndefined();
    fixture.backend.answer((response) => void response.writeHead(200, { 'content-type': 'application/pdf' }).end(Buffer.alloc(maxKeptBytes + 1)));
    const large = await page('/p/2.pdf');
    expect((await (await large.ask()).arrayBuffer()).byteLength).toBe(maxKeptBytes + 1);
    expect(await stored('/p/2.pdf')).toBeUndefined();
  });

  it('has the address that the backend gave, whatever its route is called', async () => {
    const { files, preview } = await page('/p/1.png');
    expect(files.addressOf(preview)).toBe('/p/1.png');
    expect(files.routeOf('/p/1.png')).toBe(preview);
    for (const other of ['app://chat/files/guess', 'https://elsewhere.example/files/x', '/p/1.png', '']) expect(files.addressOf(other)).toBeUndefined();
  });
});

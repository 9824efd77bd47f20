import { describe, expect, it } from 'vitest';
import { ChatKitRequestError } from '../../../../../src/shared/chatkit/client-error.ts';
import { settle } from '../../../../support/scripted-fetch.ts';
import { allOptions, composerFixture, imageFile, textFile } from './composer-fixture.ts';

const first = ({ composer }: ReturnType<typeof composerFixture>) => composer.draft(null).attachments[0];
const keyOf = (fixture: ReturnType<typeof composerFixture>): string => first(fixture)?.key ?? '';

describe('a file in the composer', () => {
  it('shows its progress and ends as an attachment', async () => {
    const fixture = composerFixture();
    fixture.composer.addFiles(null, [textFile('a.txt', 5)]);
    expect(first(fixture)).toMatchObject({ name: 'a.txt', size: 5, mimeType: 'text/plain', state: { type: 'uploading' } });
    fixture.uploads[0]?.onSent(0.5);
    expect(first(fixture)?.state).toEqual({ type: 'uploading', sent: 0.5 });
    fixture.uploads[0]?.done();
    await settle();
    expect(first(fixture)?.state).toMatchObject({ type: 'done', attachment: { id: 'atc_a.txt' } });
  });

  it('is refused over a limit with its name, and the files beside it are taken', () => {
    const { composer, uploads } = composerFixture({ ...allOptions, attachments: { enabled: true, maxSize: 4 } });
    composer.addFiles(null, [textFile('big.txt', 5), textFile('ok.txt', 4)], ['folder']);
    expect(uploads.map(({ file }) => file.name)).toEqual(['ok.txt']);
    expect(composer.draft(null).problems).toEqual([{ type: 'folder', name: 'folder' }, { type: 'too_large', name: 'big.txt', size: 5, limit: 4 }]);
    composer.dismissProblems(null);
    expect(composer.draft(null).problems).toEqual([]);
  });

  it('fails with a reason, is tried again from the start, and the rest of the message stays', async () => {
    const fixture = composerFixture();
    fixture.composer.setText(null, 'Hi');
    fixture.composer.addFiles(null, [textFile('a.txt')]);
    fixture.uploads[0]?.onCreated('atc_old');
    fixture.uploads[0]?.fail(new ChatKitRequestError('x', { code: 'http', status: 413 }));
    await settle();
    expect(first(fixture)?.state).toMatchObject({ type: 'failed', failure: { reason: 'too_large' } });
    expect(fixture.errors).toEqual(['x']);
    fixture.composer.retry(keyOf(fixture));
    fixture.composer.retry(keyOf(fixture));
    expect([fixture.uploads.length, fixture.discarded, first(fixture)?.state]).toEqual([2, ['atc_old'], { type: 'uploading' }]);
    fixture.uploads[1]?.done();
    await settle();
    expect(fixture.composer.take(null)).toMatchObject({ content: [{ text: 'Hi' }], attachments: ['atc_a.txt'] });
  });

  it('is stopped when it is removed, and deleted where the server knows of it', async () => {
    const fixture = composerFixture();
    fixture.composer.addFiles(null, [textFile('a.txt'), textFile('b.txt'), textFile('c.txt')]);
    const [a, b, c] = fixture.uploads;
    a?.onCreated('atc_a');
    c?.done();
    await settle();
    for (const { key } of fixture.composer.draft(null).attachments) fixture.composer.remove(key);
    await settle();
    expect([a?.signal.aborted, b?.signal.aborted]).toEqual([true, true]);
    expect(fixture.discarded.sort()).toEqual(['atc_a', 'atc_c.txt']);
    expect([fixture.composer.draft(null).attachments, fixture.errors]).toEqual([[], []]);
  });

  it('that arrives in the moment of its removal is deleted too', async () => {
    const fixture = composerFixture();
    fixture.composer.addFiles(null, [textFile('a.txt')]);
    fixture.uploads[0]?.done();
    fixture.composer.remove(keyOf(fixture));
    await settle();
    expect(fixture.discarded).toEqual(['atc_a.txt']);
  });

  it('is drawn from the file as long as it is needed, and no longer', async () => {
    const fixture = composerFixture();
    fixture.composer.addFiles(null, [imageFile('a.png'), imageFile('b.png')]);
    expect(fixture.composer.draft(null).attachments.map(({ previewUrl }) => previewUrl)).toEqual(['blob:1', 'blob:2']);
    fixture.composer.remove(keyOf(fixture));
    expect(fixture.revoked).toEqual(['blob:1']);
    fixture.uploads[1]?.done({ id: 'atc_b', name: 'b.png', mime_type: 'image/png', type: 'image', preview_url: 'https://x.example/b' });
    await settle();
    const input = fixture.composer.take(null)!;
    expect(fixture.composer.attachmentsOf(input)).toMatchObject([{ id: 'atc_b', preview_url: 'blob:2' }]);
    expect(fixture.revoked).toEqual(['blob:1']);
    fixture.composer.setText(null, 'next');
    fixture.composer.take(null);
    expect(fixture.revoked).toEqual(['blob:1', 'blob:2']);
  });

  it('lets everything go with the element', async () => {
    const fixture = composerFixture();
    fixture.composer.addFiles(null, [imageFile('a.png')]);
    fixture.composer.dispose();
    await settle();
    expect([fixture.uploads[0]?.signal.aborted, fixture.revoked, fixture.errors]).toEqual([true, ['blob:1'], []]);
  });
});

import { describe, expect, it } from 'vitest';
import { createDictation, maxRecordingMs, UnsupportedRecordingError } from '../../../../../src/renderer/element/controller/composer/dictation.ts';
import type { Recording } from '../../../../../src/renderer/element/controller/composer/dictation.ts';
import { ChatKitRequestError } from '../../../../../src/shared/chatkit/client-error.ts';
import { settle } from '../../../../support/scripted-fetch.ts';

/** Dictation with the microphone, the server and the clock in the test's hands. */
function fixture(open: () => Promise<Recording> | undefined = () => undefined) {
  const log: string[] = [];
  const requests: { params: { audio_base64: string; mime_type: string }; signal: AbortSignal; answer: (text: string) => void; fail: (error: Error) => void }[] = [];
  const heard: string[] = [];
  const failed: unknown[] = [];
  const timers: { run: () => void; ms: number }[] = [];
  const recording: Recording = {
    mimeType: 'audio/webm;codecs=opus',
    level: () => 0.4,
    stop: async () => {
      log.push('stopped');
      return new Blob([new Uint8Array([255, 0, 128])]);
    },
    cancel: () => log.push('cancelled'),
  };
  const dictation = createDictation({
    record: () => open() ?? Promise.resolve(recording),
    transcribe: (params, signal) => new Promise((resolve, reject) => requests.push({ params, signal, answer: (text) => resolve({ text }), fail: reject })),
    heard: (text) => heard.push(text),
    failed: (error) => failed.push(error),
    now: () => 1_000,
    setTimer: (run, ms) => {
      timers.push({ run, ms });
      return () => timers.splice(0);
    },
  });
  return { dictation, recording, log, requests, heard, failed, timers };
}

const thrown = (name: string) => () => Promise.reject(name === '' ? new UnsupportedRecordingError() : new DOMException('x', name));

describe('dictation', () => {
  it('records, sends the sound as base64 with its raw type, and gives the text', async () => {
    const { dictation, requests, heard, log, timers } = fixture();
    const started = dictation.start();
    expect(dictation.getSnapshot()).toEqual({ type: 'asking' });
    await started;
    expect([dictation.getSnapshot(), dictation.level()]).toEqual([{ type: 'recording', startedAt: 1_000, full: false }, 0.4]);
    const finished = dictation.finish();
    await settle();
    expect(dictation.getSnapshot()).toEqual({ type: 'transcribing' });
    expect(requests[0]?.params).toEqual({ audio_base64: '/wCA', mime_type: 'audio/webm;codecs=opus' });
    requests[0]?.answer(' Hello there \n');
    await finished;
    expect([heard, log, timers, dictation.getSnapshot()]).toEqual([['Hello there'], ['stopped'], [], { type: 'idle' }]);
  });

  it('lets go of the microphone when it is dropped, at any moment', async () => {
    const recording = fixture();
    await recording.dictation.start();
    recording.dictation.cancel();
    expect([recording.log, recording.dictation.getSnapshot()]).toEqual([['cancelled'], { type: 'idle' }]);

    let allow: (recording: Recording) => void = () => undefined;
    const asking = fixture(() => new Promise((resolve) => (allow = resolve)));
    const started = asking.dictation.start();
    asking.dictation.cancel();
    allow(asking.recording);
    await started;
    expect([asking.log, asking.dictation.getSnapshot()]).toEqual([['cancelled'], { type: 'idle' }]);

    const sending = fixture();
    await sending.dictation.start();
    const finished = sending.dictation.finish();
    await settle();
    sending.dictation.cancel();
    sending.requests[0]?.answer('too late');
    await finished;
    expect([sending.requests[0]?.signal.aborted, sending.heard, sending.log]).toEqual([true, [], ['stopped']]);
  });

  it('stops by itself at the limit and keeps what was said', async () => {
    const { dictation, timers, log, requests, heard } = fixture();
    await dictation.start();
    expect(timers[0]?.ms).toBe(maxRecordingMs);
    timers[0]?.run();
    expect([log, dictation.getSnapshot(), dictation.level()]).toEqual([['stopped'], { type: 'recording', startedAt: 1_000, full: true }, 0]);
    const finished = dictation.finish();
    await settle();
    requests[0]?.answer('all of it');
    await finished;
    expect([heard, log]).toEqual([['all of it'], ['stopped']]);
  });

  it.each([
    ['NotAllowedError', 'denied'], ['NotFoundError', 'no_device'], ['NotReadableError', 'in_use'], ['', 'unsupported'],
  ])('tells a microphone that answers %s from others', async (name, reason) => {
    const { dictation, failed } = fixture(thrown(name));
    await dictation.start();
    expect([dictation.getSnapshot(), failed.length]).toEqual([{ type: 'failed', reason }, 1]);
  });

  it('says that a server cannot, and does not offer to ask it again', async () => {
    const { dictation, requests } = fixture();
    await dictation.start();
    const finished = dictation.finish();
    await settle();
    requests[0]?.fail(new ChatKitRequestError('x', { code: 'http', status: 501 }));
    await finished;
    expect(dictation.getSnapshot()).toEqual({ type: 'failed', reason: 'not_offered' });
    await dictation.retry();
    expect(requests).toHaveLength(1);
  });

  it('keeps the recording of a failed request and sends it again', async () => {
    const { dictation, requests, heard, log } = fixture();
    await dictation.start();
    const finished = dictation.finish();
    await settle();
    requests[0]?.fail(new ChatKitRequestError('x', { code: 'network', status: 0 }));
    await finished;
    expect(dictation.getSnapshot()).toEqual({ type: 'failed', reason: 'failed' });
    const again = dictation.retry();
    await settle();
    expect(requests[1]?.params).toEqual(requests[0]?.params);
    requests[1]?.answer('Hello');
    await again;
    expect([heard, log]).toEqual([['Hello'], ['stopped']]);
  });

  it('says when nothing was heard, and inserts nothing', async () => {
    const { dictation, requests, heard } = fixture();
    await dictation.start();
    const finished = dictation.finish();
    await settle();
    requests[0]?.answer('  ');
    await finished;
    expect([dictation.getSnapshot(), heard]).toEqual([{ type: 'failed', reason: 'nothing_heard' }, []]);
  });
});

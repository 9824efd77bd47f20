import { UnsupportedRecordingError } from './dictation.ts';
import type { Recording } from './dictation.ts';

/** In the order of preference that servers know (§2.15). */
const mimeTypes: readonly string[] = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];

/** Samples looked at for the level. */
const window = 1024;

/** Records the microphone with MediaRecorder. @throws UnsupportedRecordingError, or what getUserMedia throws. */
export async function recordMicrophone(): Promise<Recording> {
  const mimeType = typeof MediaRecorder === 'undefined' ? undefined : mimeTypes.find((type) => MediaRecorder.isTypeSupported(type));
  // Only on secure pages; the types know no others.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (mimeType === undefined || devices === undefined) throw new UnsupportedRecordingError('No way to record sound here.');
  const stream = await devices.getUserMedia({ audio: true });
  const context = new AudioContext();
  const release = (): void => {
    for (const track of stream.getTracks()) track.stop();
    void context.close();
  };
  try {
    const recorder = new MediaRecorder(stream, { mimeType });
    const chunks: Blob[] = [];
    recorder.ondataavailable = ({ data }) => chunks.push(data);
    const level = meter(context, stream);
    recorder.start();
    return {
      mimeType,
      level,
      stop: () =>
        new Promise((resolve) => {
          const done = (): void => {
            release();
            resolve(new Blob(chunks, { type: mimeType }));
          };
          recorder.onstop = done;
          // It ends by itself when the microphone is unplugged.
          if (recorder.state === 'inactive') done();
          else recorder.stop();
        }),
      cancel: () => {
        if (recorder.state !== 'inactive') recorder.stop();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

function meter(context: AudioContext, stream: MediaStream): () => number {
  const analyser = context.createAnalyser();
  analyser.fftSize = window;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(window);
  return () => {
    analyser.getFloatTimeDomainData(samples);
    const energy = samples.reduce((sum, sample) => sum + sample * sample, 0) / window;
    // Speech is quiet in absolute terms: spread over what is seen.
    return Math.min(1, Math.sqrt(energy) * 4);
  };
}

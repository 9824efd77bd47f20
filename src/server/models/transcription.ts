import { APIError, toFile } from 'openai';
import type OpenAI from 'openai';
import type { Recording } from '../assistant-model.ts';
import { RequestProblem } from '../http-error.ts';
import { explainFailure } from './provider-failure.ts';

/** Endpoints tell the format by the file's name. */
const extensions: Readonly<Record<string, string>> = {
  'audio/webm': 'webm',
  'video/webm': 'webm',
  'audio/mp4': 'mp4',
  'video/mp4': 'mp4',
  'audio/m4a': 'm4a',
  'audio/x-m4a': 'm4a',
  'audio/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/mp3': 'mp3',
  'audio/wav': 'wav',
  'audio/x-wav': 'wav',
  'audio/wave': 'wav',
  'audio/flac': 'flac',
};

export interface TranscriptionDeps {
  client: OpenAI;
  /** Shown to people. */
  host: string;
  model: string;
  now(): number;
}

/**
 * Speech to text over OpenAI's `/audio/transcriptions`.
 * @throws {RequestProblem} 415 for formats without a name, 501 where the endpoint has no such operation, 502 otherwise.
 */
export async function transcribe(
  { client, host, model, now }: TranscriptionDeps,
  recording: Recording,
  signal: AbortSignal,
): Promise<string> {
  const { bytes, mimeType } = recording;
  const extension = Object.hasOwn(extensions, mimeType) ? extensions[mimeType] : undefined;
  if (extension === undefined) {
    throw new RequestProblem(415, 'transcription.unknown_format', ({ speech }) => speech.unknownFormat(mimeType.slice(0, 80)));
  }
  try {
    const file = await toFile(bytes, `speech.${extension}`, { type: mimeType });
    const { text } = await client.audio.transcriptions.create({ file, model }, { signal });
    return text;
  } catch (error) {
    if (error instanceof APIError && (error.status === 404 || error.status === 405 || error.status === 501)) {
      throw new RequestProblem(501, 'transcription.not_offered', ({ speech }) => speech.notByModel(host, model));
    }
    const failure = explainFailure(error, { host, model }, false, now());
    throw new RequestProblem(502, 'transcription.failed', (texts) => failure.in(texts));
  }
}

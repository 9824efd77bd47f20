import type { JsonAnswers } from '../../../shared/chatkit/requests.ts';
import type { Recording } from '../../assistant-model.ts';
import { RequestProblem } from '../../http-error.ts';
import type { Params } from '../wire/request-schemas.ts';

/** Turns speech into text; `undefined` when nothing that does is connected. */
export type Transcribe = (recording: Recording, signal: AbortSignal) => Promise<string> | undefined;

/** The most that OpenAI's endpoint takes, and in base64 just what fits into a request. */
const maxBytes = 25_000_000;

/**
 * Carries out `input.transcribe` (protocol §2.15).
 * @throws {RequestProblem} 400, 413, 501; what the model throws.
 */
export async function transcribeInput(
  transcribe: Transcribe,
  { audio_base64, mime_type }: Params<'input.transcribe'>,
  signal: AbortSignal,
): Promise<JsonAnswers['input.transcribe']> {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(audio_base64) || audio_base64.length % 4 !== 0) {
    throw new RequestProblem(400, 'request.invalid', 'params.audio_base64: is no base64, or empty.');
  }
  const bytes = Buffer.from(audio_base64, 'base64');
  if (bytes.length > maxBytes) {
    throw new RequestProblem(413, 'transcription.too_large', ({ speech }) => speech.tooLong);
  }
  // Recorders add their codecs: "audio/webm;codecs=opus" (§2.15).
  const mimeType = mime_type.split(';')[0]?.trim().toLowerCase() ?? '';
  const text = transcribe({ bytes, mimeType }, signal);
  if (text === undefined) {
    throw new RequestProblem(501, 'transcription.not_offered', ({ speech }) => speech.noModel);
  }
  return { text: (await text).trim() };
}

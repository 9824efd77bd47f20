import { keptSentence, readSentence, type Told } from '../../shared/texts/kept.ts';
import { oursHeader } from '../http-answers.ts';

/** Says a sentence in the language of the moment. */
export type Tell = (sentence: Told) => string;

/** In the words that it came in: English, or a server's own. */
export const plainly: Tell = ({ message }) => message;

/** The reason as an entry keeps it, and out of it again. */
export const keptProblem = keptSentence;
export const problemOf = readSentence;

interface ToldError extends Told {
  code: string;
}

/** The error in an answer, of which only one of ours has a name; `undefined`: it is in no form that is known. */
export function errorIn(text: string, headers: Headers): Partial<ToldError> | undefined {
  try {
    const { error } = JSON.parse(text) as { error?: { code?: unknown; message?: unknown; said?: Told['said'] } };
    const { code, message, said } = error ?? {};
    return {
      ...(typeof code === 'string' && { code }),
      ...(typeof message === 'string' && message !== '' && { message }),
      ...(headers.has(oursHeader) && said !== undefined && { said }),
    };
  } catch {
    return undefined;
  }
}

import { hides } from './hidden-characters.ts';
import { findLanguage } from './languages.ts';

/**
 * Grammars are regular expressions, and for some text their time grows with the square of its length. Measured with the
 * worst text found for each grammar, these bounds keep it below 200 ms; in characters and lines.
 */
const maxLength = 16_000;
const maxLine = 400;
const maxLines = 600;
const maxSlow = 8_000;
const slow: readonly string[] = ['c', 'cpp', 'csharp', 'ini', 'nix'];

/** Whether code gets colours. What hides in it is shown by name, which colours would undo. */
export function isColourable(text: string, language: string): boolean {
  const id = findLanguage(language)?.id;
  if (id === undefined || text.length > (slow.includes(id) ? maxSlow : maxLength)) return false;
  const lines = text.split('\n');
  return lines.length <= maxLines && lines.every((line) => line.length <= maxLine) && !hides(text, 'code');
}

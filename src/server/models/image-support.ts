import { APIError } from 'openai';

/** Which models were found to take no images; forgotten when the server ends. */
export interface ImageSupport {
  takesImages(model: string): boolean;
  refuse(model: string): void;
}

export function createImageSupport(): ImageSupport {
  const blind = new Set<string>();
  return { takesImages: (model) => !blind.has(model), refuse: (model) => void blind.add(model) };
}

/**
 * Whether a refused request is worth another try without its images: there is no way to ask an endpoint beforehand, and
 * each words its refusal in another way.
 */
export function mayBeAboutImages(error: unknown): boolean {
  if (!(error instanceof APIError) || error.code === 'context_length_exceeded') return false;
  return [400, 404, 413, 415, 422, 500, 501].includes(error.status as number);
}

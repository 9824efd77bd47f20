import { describe, expect, it } from 'vitest';
import { trustedCas } from '../../../../src/main/net/system-cas.ts';

describe('trustedCas', () => {
  it('joins the default and the system’s certificates, each once', () => {
    expect(trustedCas({ getCACertificates: (type) => (type === 'system' ? ['corp', 'a'] : ['a', 'b']) })).toEqual(['a', 'b', 'corp']);
  });

  it('leaves the choice to Node where the function is missing or fails', () => {
    expect(trustedCas({})).toBeUndefined();
    expect(trustedCas({ getCACertificates: () => { throw new Error('no store'); } })).toBeUndefined();
  });
});

/** Reads Content-Security-Policy headers (W3C CSP3), and says what in them lets a stranger's code or requests in. */

export type Policy = ReadonlyMap<string, readonly string[]>;

/** Directives by name; of a repeated one the first counts (CSP3 §2.2.1). */
export function parsePolicy(header: string): Policy {
  const policy = new Map<string, readonly string[]>();
  for (const part of header.split(';')) {
    const [name = '', ...values] = part.trim().split(/\s+/);
    if (name !== '' && !policy.has(name.toLowerCase())) policy.set(name.toLowerCase(), values);
  }
  return policy;
}

/** Sources that are as good as none: any host of a kind, text as code, addresses that hold their own content. */
const unsafe = /^('unsafe-(inline|eval|hashes)'|'wasm-unsafe-eval'|'report-sample'|\*|https?:|wss?:|data:|blob:|filesystem:|.*\*.*)$/;

const fetched = ['script-src', 'style-src', 'img-src', 'font-src', 'connect-src', 'frame-src', 'worker-src', 'media-src', 'object-src', 'manifest-src', 'child-src'];

/**
 * What is unsafe in a policy, as `directive source`, and what is missing. Pictures may come from `data:` and `blob:`, as they run nothing.
 * @param documented exceptions, in the same words; one that is not there any more is named as well
 */
export function complaintsAbout(header: string | null | undefined, documented: readonly string[] = []): string[] {
  if (header === null || header === undefined) return ['no policy'];
  const policy = parsePolicy(header);
  const found: string[] = [];
  if (policy.get('default-src')?.join(' ') !== `'none'`) found.push(`default-src is not 'none'`);
  for (const name of fetched) {
    for (const source of policy.get(name) ?? []) {
      if (name === 'img-src' && /^(data|blob):$/.test(source)) continue;
      if (unsafe.test(source)) found.push(`${name} ${source}`);
    }
  }
  for (const name of ['base-uri', 'frame-ancestors', 'form-action']) if (!policy.has(name)) found.push(`no ${name}`);
  const scripts = (policy.get('script-src') ?? policy.get('default-src') ?? []).some((source) => source !== `'none'`);
  if (scripts && !policy.has('sandbox') && policy.get('require-trusted-types-for')?.join() !== `'script'`) found.push('no require-trusted-types-for');
  if (policy.has('trusted-types') && policy.get('trusted-types')?.join(' ') !== `'none'`) found.push('trusted-types with policies');
  return [...found.filter((one) => !documented.includes(one)), ...documented.filter((one) => !found.includes(one)).map((one) => `not there any more: ${one}`)];
}

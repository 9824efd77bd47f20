/** A JWT with this header and payload, and a signature nobody should check. */
export function jwt(header: Record<string, unknown>, payload: Record<string, unknown>): string {
  const part = (value: Record<string, unknown>): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part(header)}.${part(payload)}.c2lnbmF0dXJl`;
}

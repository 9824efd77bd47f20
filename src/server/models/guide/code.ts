import { environmentPrefix } from '../../../shared/brand.ts';

/** Fenced code that is the same in every language. */
export const code = {
  environment: `\`\`\`sh
export OPENAI_BASE_URL=https://api.openai.com/v1
export OPENAI_API_KEY=…
export ${environmentPrefix}_MODEL=gpt-4.1-mini
npm start
\`\`\``,
  betterAuth: `\`\`\`ts
import { betterAuth } from 'better-auth';
import { jwt } from 'better-auth/plugins';

export const auth = betterAuth({
  emailAndPassword: { enabled: true },
  plugins: [jwt()],
});
\`\`\``,
  verifyTypeScript: `\`\`\`ts
import { createRemoteJWKSet, jwtVerify } from 'jose';

const keys = createRemoteJWKSet(new URL('https://auth.example.com/api/auth/jwks'));

export async function userOf(token: string): Promise<string | undefined> {
  const { payload } = await jwtVerify(token, keys, {
    issuer: 'https://auth.example.com',
    audience: 'https://auth.example.com',
    algorithms: ['EdDSA', 'ES256', 'RS256'],
  });
  return payload.sub;
}
\`\`\``,
  verifyPython: `\`\`\`python
import jwt  # PyJWT[crypto]

keys = jwt.PyJWKClient("https://auth.example.com/api/auth/jwks")

def user_of(token: str) -> str:
    key = keys.get_signing_key_from_jwt(token)
    claims = jwt.decode(token, key, algorithms=["EdDSA", "ES256", "RS256"],
                        issuer="https://auth.example.com", audience="https://auth.example.com")
    return claims["sub"]
\`\`\``,
  /** `hello` greets, in the language of the answer. */
  greet: (hello: string): string => `\`\`\`ts
export function greet(name: string): string {
  return \`${hello}, \${name}\`;
}
\`\`\``,
  /** `comment` says what it does, with \`action\` and \`intervalMs\`. */
  throttle: (comment: string): string => `\`\`\`ts
/** ${comment} */
export function throttle<A extends unknown[]>(action: (...args: A) => void, intervalMs: number) {
  let nextAt = 0;
  return (...args: A): void => {
    const now = Date.now();
    if (now < nextAt) return;
    nextAt = now + intervalMs;
    action(...args);
  };
}
\`\`\``,
  health: `\`\`\`sh
curl http://127.0.0.1:4590/health
\`\`\``,
};

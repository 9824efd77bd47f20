import type { Topic } from './topic.ts';

/** Models, backends and tokens. */
export const connectingTopics: readonly Topic[] = [
  {
    id: 'model',
    question: 'How do I connect a model?',
    cues: {
      'connect a model': 4,
      model: 2,
      openai: 2,
      gpt: 2,
      llm: 3,
      ollama: 3,
      'lm studio': 3,
      llama: 2,
      vllm: 3,
      'api key': 3,
      apikey: 3,
      openai_api_key: 4,
      latchkey_model: 4,
      openai_base_url: 4,
      claude: 2,
      mistral: 2,
      provider: 2,
      environment: 1,
      endpoint: 1,
      connect: 1,
    },
    answer: `Any endpoint that speaks OpenAI's chat API will do: a hosted one, or one on this computer.

**In the app:** press **Connect a model** at the foot of the sidebar, or open **Settings → Model** (\`Ctrl\` \`,\`, or \`⌘\` \`,\` on macOS).

1. Choose the **service**: one on this computer, such as Ollama or LM Studio, or a hosted one, such as OpenAI, Anthropic or Mistral. Any other needs its address.
2. Enter the **API key**, where it wants one.
3. Choose the **model** from the list of the service, or type its name.
4. **Test** says whether it answers, and what to change if not. Then save.

The next message goes to the model; nothing needs a restart. The key is kept in the system keychain, and goes to no other address than the one you entered it for.

**Or with environment variables,** which win over the settings:

\`\`\`sh
export OPENAI_BASE_URL=https://api.openai.com/v1
export OPENAI_API_KEY=…
export LATCHKEY_MODEL=gpt-4.1-mini
npm start
\`\`\``,
  },
  {
    id: 'backend',
    question: 'How do I connect my own backend?',
    cues: {
      'own backend': 4,
      'my backend': 1,
      'own server': 4,
      'my server': 3,
      'our backend': 4,
      backend: 2,
      server: 1,
      chatkit: 2,
      'better auth': 2,
      'better-auth': 2,
      python: 1,
      fastapi: 2,
      remote: 1,
      connection: 2,
      url: 1,
      deploy: 2,
      self: 0.5,
      host: 1,
    },
    answer: `You need two addresses: the **sign-in server** (Better Auth with its JWT plugin) and the **chat endpoint** (anything that speaks the ChatKit protocol).

1. Open **Settings → Connection** and choose your own server.
2. Enter both addresses and press **Test connection**. Each line of the result says what is wrong and where to fix it.
3. Sign in. Latchkey asks Better Auth for a token and sends it to your chat endpoint as \`Authorization: Bearer …\`.

On the sign-in server the plugin is all that is needed:

\`\`\`ts
import { betterAuth } from 'better-auth';
import { jwt } from 'better-auth/plugins';

export const auth = betterAuth({
  emailAndPassword: { enabled: true },
  plugins: [jwt()],
});
\`\`\`

Then ask me *how to verify the tokens* for the other side.`,
  },
  {
    id: 'tokens',
    question: 'How does my backend verify the tokens?',
    cues: {
      token: 2,
      jwt: 3,
      jwks: 4,
      verify: 2,
      verif: 2,
      kid: 3,
      hs256: 4,
      eddsa: 3,
      rs256: 3,
      es256: 3,
      '401': 4,
      unauthorized: 3,
      bearer: 3,
      issuer: 3,
      audience: 3,
      authoriz: 1,
      signature: 2,
    },
    answer: `Tokens come from Better Auth's JWT plugin: signed with an **asymmetric** key (EdDSA unless you choose ES256 or RS256), with a **\`kid\`** in the header, valid for 15 minutes. Check them against the published keys at \`/api/auth/jwks\`, and check issuer and audience too.

In TypeScript:

\`\`\`ts
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
\`\`\`

In Python:

\`\`\`python
import jwt  # PyJWT[crypto]

keys = jwt.PyJWKClient("https://auth.example.com/api/auth/jwks")

def user_of(token: str) -> str:
    key = keys.get_signing_key_from_jwt(token)
    claims = jwt.decode(token, key, algorithms=["EdDSA", "ES256", "RS256"],
                        issuer="https://auth.example.com", audience="https://auth.example.com")
    return claims["sub"]
\`\`\`

A token that is **HS256 or has no \`kid\`** was not made by the plugin: a home-made token endpoint is the usual cause. Remove it and use \`authClient.token()\`.`,
  },
  {
    id: 'sign-in',
    question: 'Why can’t I sign in, or why was I signed out?',
    cues: {
      'sign in': 3,
      'signed out': 4,
      'sign out': 3,
      'log in': 3,
      login: 3,
      logout: 3,
      account: 2,
      'too many': 3,
      session: 2,
      email: 1,
      wrong: 1,
    },
    answer: `- **Wrong password or e-mail:** the sign-in form says so. Accounts on this computer's server and accounts on a remote server are separate.
- **Too many attempts:** wait for the seconds it shows; trying again earlier does not help.
- **Signed out by itself:** only the sign-in server can end a session, for example after a password change. A lost network never does.
- **Asked to sign in at each start:** the system keychain could not be used. A banner says why; on Linux the usual cure is to install and unlock a Secret Service such as GNOME Keyring.

To sign out, open the account menu at the top of the sidebar.`,
  },
];

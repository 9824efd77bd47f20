import { appName } from '../../../../../shared/brand.ts';
import { code } from '../../code.ts';
import type { ConnectingTopics } from '../../topic.ts';

/** Models, backends and tokens, English. */
export const connecting: ConnectingTopics = {
  model: {
    question: 'How do I connect a model?',
    cues: { 'connect a model': 4, model: 2, provider: 2, environment: 1, endpoint: 1, connect: 1 },
    answer: `Any endpoint that speaks OpenAI’s chat API will do: a hosted one, or one on this computer.

**In the app:** press **Connect a model** at the foot of the sidebar, or open **Settings → Model** (\`Ctrl\` \`,\`, or \`⌘\` \`,\` on macOS).

1. **Service:** one on this computer, such as Ollama or LM Studio, or a hosted one, such as OpenAI, Anthropic or Mistral. Any other needs its address.
2. **API key:** where the service wants one.
3. **Model:** choose it from the list of the service, or type its name.
4. **Test** says whether it answers, and what to change if not. Then press **Save**.

The next message goes to the model; nothing needs a restart. The key is kept in the system keychain, and goes to no other address than the one you entered it for.

**Or with environment variables,** which win over the settings:

${code.environment}`,
  },
  backend: {
    question: 'How do I connect my own backend?',
    cues: { 'own backend': 4, 'my backend': 1, 'own server': 4, 'my server': 3, 'our backend': 4, remote: 1, connection: 2, deploy: 2, self: 0.5, host: 1 },
    answer: `You need two addresses: of a **Sign-in server** (Better Auth with its JWT plugin) and of a **Chat server** (anything that speaks the ChatKit protocol).

1. Open **Settings → Connection** and choose **Another server**.
2. Enter both addresses and press **Test connection**. Each line of the result says what is wrong and where to fix it.
3. Sign in. ${appName} asks Better Auth for a token and sends it to your chat server as \`Authorization: Bearer …\`.

On the sign-in server the plugin is all that is needed:

${code.betterAuth}

Then ask me *how to verify the tokens* for the other side.`,
  },
  tokens: {
    question: 'How does my backend verify the tokens?',
    cues: { verify: 2, verif: 2, issuer: 3, audience: 3, authoriz: 1, signature: 2 },
    answer: `Tokens come from Better Auth’s JWT plugin: signed with an **asymmetric** key (EdDSA unless you choose ES256 or RS256), with a **\`kid\`** in the header, valid for 15 minutes. Check them against the published keys at \`/api/auth/jwks\`, and check issuer and audience too.

In TypeScript:

${code.verifyTypeScript}

In Python:

${code.verifyPython}

A token that is **HS256 or has no \`kid\`** was not made by the plugin: a home-made token endpoint is the usual cause. Remove it and use \`authClient.token()\`.`,
  },
  'sign-in': {
    question: 'Why can’t I sign in, or why was I signed out?',
    cues: { 'sign in': 3, 'signed out': 4, 'sign out': 3, 'log in': 3, account: 2, 'too many': 3, session: 2, email: 1, wrong: 1 },
    answer: `- **Wrong password or e-mail:** the sign-in form says so. Accounts on this computer’s server and accounts on a remote server are separate.
- **Too many attempts:** wait for the seconds it shows; trying again earlier does not help.
- **Signed out by itself:** only the sign-in server can end a session, for example after a password change. A lost network never does.
- **Asked to sign in at each start:** the system keychain could not be used. A banner says why; on Linux the usual cure is to install and unlock a Secret Service such as GNOME Keyring.

To sign out, open the account menu at the top of the sidebar and choose **Sign out…**`,
  },
};

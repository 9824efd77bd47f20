/** What the script of a passkey page is told; it says nothing of its own. */
export interface PasskeyPage {
  /** To sign in, or to add one. */
  what: 'use' | 'add';
  authPath: string;
  /** Where it goes when that worked. */
  next: string;
  name: string;
  waiting: string;
  failed: string;
  unknown: string;
}

/**
 * The script as text, for the page's own document. It asks Better Auth for the options, the browser for the passkey
 * (WebAuthn Level 2, whose binary fields are base64url in JSON), and hands the answer back.
 */
export function passkeyScript(page: PasskeyPage): string {
  // In a script element, only this sign could end it.
  const settings = JSON.stringify(page).replaceAll('<', '\\u003c');
  return `
const page = ${settings};
const status = document.querySelector('[role=status]');
const button = document.querySelector('[data-start]');
const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
const ids = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));
async function ask(path, body) {
  const answer = await fetch(page.authPath + path, body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}
async function use() {
  const options = await ask('/passkey/generate-authenticate-options');
  const found = await navigator.credentials.get({ publicKey: { ...options, challenge: bytes(options.challenge), allowCredentials: ids(options.allowCredentials) } });
  const { authenticatorData, clientDataJSON, signature, userHandle } = found.response;
  await ask('/passkey/verify-authentication', { response: {
    id: found.id, rawId: text(found.rawId), type: found.type, clientExtensionResults: {}, authenticatorAttachment: found.authenticatorAttachment ?? undefined,
    response: { authenticatorData: text(authenticatorData), clientDataJSON: text(clientDataJSON), signature: text(signature), userHandle: userHandle ? text(userHandle) : undefined },
  } });
}
async function add() {
  const options = await ask('/passkey/generate-register-options');
  const made = await navigator.credentials.create({ publicKey: {
    ...options, challenge: bytes(options.challenge), user: { ...options.user, id: bytes(options.user.id) }, excludeCredentials: ids(options.excludeCredentials),
  } });
  const { attestationObject, clientDataJSON } = made.response;
  await ask('/passkey/verify-registration', { name: page.name, response: {
    id: made.id, rawId: text(made.rawId), type: made.type, clientExtensionResults: {}, authenticatorAttachment: made.authenticatorAttachment ?? undefined,
    response: { attestationObject: text(attestationObject), clientDataJSON: text(clientDataJSON), transports: made.response.getTransports?.() ?? [] },
  } });
}
async function start() {
  button.disabled = true;
  status.textContent = page.waiting;
  try {
    await (page.what === 'use' ? use() : add());
    location.replace(page.next);
  } catch {
    status.textContent = page.failed;
    button.disabled = false;
  }
}
if (window.PublicKeyCredential === undefined) {
  status.textContent = page.unknown;
  button.disabled = true;
} else button.addEventListener('click', start);
`;
}

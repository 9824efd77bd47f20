import { appSlug } from '../../shared/brand.ts';
import type { SignInProvider } from '../../shared/sign-in.ts';
import { html, type Markup } from './html.ts';
import { purposeFields, withPurpose, type Purpose } from './purpose.ts';
import type { SignInTexts } from './languages.ts';

/** The bodies of the pages; plain forms and links, which work without script. */

export function problemNote(problem: string | undefined): Markup | undefined {
  return problem === undefined ? undefined : html`<p class="problem" role="alert">${problem}</p>`;
}

function hidden(fields: Record<string, string>): Markup[] {
  return Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
}

export interface SignInView {
  purpose: Purpose;
  password: boolean;
  passkeys: boolean;
  providers: readonly SignInProvider[];
  email: string;
  problem: string | undefined;
}

export function signInView(texts: SignInTexts, { purpose, password, passkeys, providers, email, problem }: SignInView): Markup {
  const form = html`<form method="post" action="/${appSlug}/sign-in/password">
${hidden(purposeFields(purpose))}
<label>${texts.email}<input name="email" type="email" autocomplete="username" required value="${email}" ${email === '' && providers.length === 0 ? html`autofocus` : undefined}></label>
<label>${texts.password}<input name="password" type="password" autocomplete="current-password" required></label>
<button class="button primary">${texts.signInButton}</button>
</form>`;
  const ways = html`<div class="ways">${providers.map(({ id, name }) => html`<a class="button" href="${withPurpose(`/${appSlug}/sign-in/provider/${id}`, purpose)}">${texts.continueWith(name)}</a>`)}
${passkeys && html`<a class="button" href="${withPurpose(`/${appSlug}/sign-in/passkey`, purpose)}">${texts.usePasskey}</a>`}</div>`;
  return html`${problemNote(problem)}
${(providers.length > 0 || passkeys) && ways}
${(providers.length > 0 || passkeys) && password && html`<hr>`}
${password && form}`;
}

export interface CodeView {
  purpose: Purpose;
  recovery: boolean;
  failed: number;
  problem: string | undefined;
}

export function codeView(texts: SignInTexts, { purpose, recovery, failed, problem }: CodeView): Markup {
  const input = recovery
    ? html`<label>${texts.recoveryLabel}<input name="code" autocomplete="off" autocapitalize="none" spellcheck="false" required autofocus></label>`
    : html`<label>${texts.codeLabel}<input name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9 ]{6,8}" required autofocus></label>`;
  const other = withPurpose(`/${appSlug}/sign-in/code`, purpose, { failed: String(failed), ...(!recovery && { kind: 'recovery' }) });
  return html`${problemNote(problem)}
<p>${recovery ? texts.recoveryHint : texts.codeHint}</p>
<form method="post" action="/${appSlug}/sign-in/code">
${hidden({ ...purposeFields(purpose), failed: String(failed), kind: recovery ? 'recovery' : 'totp' })}
${input}
<label class="row"><input type="checkbox" name="trust" value="yes">${texts.trust}</label>
<button class="button primary">${texts.confirmButton}</button>
</form>
<p><a href="${other}">${recovery ? texts.useAuthenticator : texts.useRecovery}</a></p>`;
}

export function doneView(texts: SignInTexts, link: string, token: string): Markup {
  return html`<p>${texts.doneText}</p>
<a class="button primary" href="${link}">${texts.openApp}</a>
<p>${texts.pasteText}</p>
<p class="paste" data-code>${token}</p>`;
}

export function deviceAskView(texts: SignInTexts, problem: string | undefined): Markup {
  return html`${problemNote(problem)}
<p>${texts.deviceAskText}</p>
<form method="get" action="/${appSlug}/device">
<label>${texts.deviceCode}<input name="user_code" autocomplete="off" autocapitalize="characters" spellcheck="false" required autofocus></label>
<button class="button primary">${texts.confirmButton}</button>
</form>`;
}

export function deviceView(texts: SignInTexts, userCode: string): Markup {
  return html`<p>${texts.deviceText}</p>
<p class="code">${userCode.replaceAll('-', '').replace(/^(.{4})(.+)$/, '$1-$2').toUpperCase()}</p>
<form method="post" action="/${appSlug}/device">
${hidden({ user_code: userCode })}
<button class="button primary" name="answer" value="allow">${texts.allow}</button>
<button class="button" name="answer" value="deny">${texts.deny}</button>
</form>`;
}

export function resetView(texts: SignInTexts, token: string, problem: string | undefined): Markup {
  return html`${problemNote(problem)}
<form method="post" action="/${appSlug}/reset">
${hidden({ token })}
<label>${texts.newPassword}<input name="password" type="password" autocomplete="new-password" minlength="8" maxlength="128" required autofocus></label>
<p>${texts.newPasswordHint}</p>
<button class="button primary">${texts.resetButton}</button>
</form>`;
}

export function sentence(text: string): Markup {
  return html`<p>${text}</p>`;
}

/** A backend as companies have it: behind a proxy that demands authentication, with a certificate of their own authority. */
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { startAuthProxy, type AuthProxy } from '../../support/auth-proxy.ts';
import { makeCertificate } from '../../support/certificates.ts';
import { scanForPlaintext } from '../../support/plaintext-scan/scan.ts';
import { startTlsFront, type TlsFront } from '../../support/tls-front.ts';
import type { Desk, OpenOptions } from './fixtures.ts';
import { test as gated } from './gated.ts';
import { expect } from './model.ts';

export const host = 'chat.corp.example';
/** Who may go through the proxy. */
export const login = { name: 'ada.lovelace', password: 'Dromedary-Sonata 73061' };
const root = makeCertificate({ name: 'Example Corp Root', hosts: [] });
const leaf = makeCertificate({ name: 'Example Corp Chat', by: root, hosts: [host] });
/** Of the backend’s certificate. */
export const fingerprint = new X509Certificate(leaf.cert).fingerprint256;

export interface Office {
  proxy: AuthProxy;
  front: TlsFront;
  /** PEM file of the authority. */
  authority: string;
  /** How the app is started there: with a PAC file in Electron, with a variable elsewhere. */
  options(credentials?: string): OpenOptions;
}

export const test = gated.extend<{ office: Office }>({
  office: async ({ desk, model }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'latchkey-office-'));
    const authority = join(folder, 'root.pem');
    writeFileSync(authority, root.cert);
    const server = await desk.serve({ env: model.env });
    const front = await startTlsFront(leaf, `https://${host}`, server.match);
    const proxy = await startAuthProxy({ login, names: (to) => (to === `${host}:443` ? front.host : undefined) });
    // The first one is dead: the next is to be gone through.
    const script = `function FindProxyForURL(url, host) { return host === '${host}' ? 'PROXY 127.0.0.1:9; PROXY ${proxy.host}' : 'DIRECT'; }`;
    const pac = createServer((_request, response) => void response.writeHead(200, { 'content-type': 'application/x-ns-proxy-autoconfig' }).end(script));
    await new Promise<void>((resolve) => pac.listen(0, '127.0.0.1', resolve));
    const options = (credentials = ''): OpenOptions =>
      desk.host === 'electron'
        ? { args: [`--proxy-pac-url=http://127.0.0.1:${(pac.address() as AddressInfo).port}/proxy.pac`], env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } }
        : { env: { HTTPS_PROXY: `http://${credentials}${proxy.host}`, https_proxy: undefined, NODE_TLS_REJECT_UNAUTHORIZED: '0' } };
    await use({ proxy, front, authority, options });
    pac.close();
    pac.closeAllConnections();
    await proxy.close();
    await front.close();
    rmSync(folder, { recursive: true, force: true });
  },
});

export async function chooseServer(page: Page): Promise<void> {
  await page.getByRole('radio', { name: /On my team’s server/ }).click();
  await page.getByRole('textbox', { name: 'Sign-in server' }).fill(`https://${host}`);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('textbox', { name: 'Chat server' })).toHaveValue(`https://${host}/chatkit`);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
}

export const question = (page: Page): Locator => page.getByRole('dialog', { name: 'The proxy wants to know who you are' });

export async function answerProxy(page: Page, { name, password }: typeof login): Promise<void> {
  const dialog = question(page);
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('textbox', { name: 'Password' }).fill(password);
  await dialog.getByRole('button', { name: 'Continue' }).click();
}

export async function addAuthority(page: Page, file: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a certificate' }).first().click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await (await chooser).setFiles(file);
  await expect(page.getByText(new X509Certificate(root.cert).fingerprint256)).toBeVisible();
}

export function nothingLeaked(desk: Desk, { front }: Office): void {
  const encoded = Buffer.from(`${login.name}:${login.password}`).toString('base64');
  expect(scanForPlaintext(desk.profile, [login.password, encoded])).toEqual([]);
  expect(readFileSync(join(desk.profile, 'logs', 'latchkey.log'), 'utf8')).not.toContain(login.name);
  expect(front.seen.flatMap((headers) => Object.keys(headers)).filter((name) => name.startsWith('proxy-'))).toEqual([]);
}

export { expect };

import { appName, environmentPrefix } from '../../shared/brand.ts';
import { StartFailure } from '../start-failure.ts';

/** How messages are sent, as nodemailer takes it: `smtp://user:password@host:587` or `smtps://…`. */
export interface MailSettings {
  url: string;
  /** Who they come from, e.g. `Latchkey <chat@example.com>`. */
  from: string;
}

export interface SocialSettings {
  id: 'google' | 'github' | 'microsoft';
  name: string;
  clientId: string;
  clientSecret: string;
  /** Microsoft only: the directory; `common` by default. */
  tenantId?: string | undefined;
}

export interface OidcSettings {
  id: 'oidc';
  name: string;
  /** The provider's address; its discovery document is below it (OpenID Connect Discovery 1.0 §4). */
  issuer: string;
  clientId: string;
  clientSecret?: string | undefined;
}

/** What people can sign in with at this server. */
export interface AuthSettings {
  mail?: MailSettings | undefined;
  social: readonly SocialSettings[];
  oidc?: OidcSettings | undefined;
  password: boolean;
  signUp: boolean;
  /** An address has to be confirmed before its account can be used. */
  confirmEmail: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

const socialNames = [
  ['google', 'Google'],
  ['github', 'GitHub'],
  ['microsoft', 'Microsoft'],
] as const;

/**
 * Reads the settings from the environment; without any, people sign in with e-mail and password and nothing else.
 * @throws {StartFailure} for a setting that cannot be used, with its name
 */
export function readAuthSettings(environment: Environment): AuthSettings {
  const mail = readMail(environment);
  const confirmEmail = readSwitch(environment, `${environmentPrefix}_CONFIRM_EMAIL`, false);
  if (confirmEmail && mail === undefined) {
    throw new StartFailure(`${environmentPrefix}_CONFIRM_EMAIL is on, but no message can be sent. Set ${environmentPrefix}_SMTP_URL as well, or turn it off.`);
  }
  return {
    mail,
    social: socialNames.flatMap(([id, name]) => readSocial(environment, id, name)),
    oidc: readOidc(environment),
    password: readSwitch(environment, `${environmentPrefix}_PASSWORDS`, true),
    signUp: readSwitch(environment, `${environmentPrefix}_SIGN_UP`, true),
    confirmEmail,
  };
}

function readMail(environment: Environment): MailSettings | undefined {
  const url = environment[`${environmentPrefix}_SMTP_URL`];
  if (url === undefined || url === '') return undefined;
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol !== 'smtp:' && parsed?.protocol !== 'smtps:') {
    throw new StartFailure(`${environmentPrefix}_SMTP_URL takes an address such as smtps://user:password@mail.example.com:465.`);
  }
  return { url, from: environment[`${environmentPrefix}_MAIL_FROM`] ?? `${appName} <no-reply@${parsed.hostname}>` };
}

function readSocial(environment: Environment, id: SocialSettings['id'], name: string): SocialSettings[] {
  const prefix = `${environmentPrefix}_${id.toUpperCase()}`;
  const clientId = environment[`${prefix}_CLIENT_ID`] ?? '';
  const clientSecret = environment[`${prefix}_CLIENT_SECRET`] ?? '';
  if (clientId === '' && clientSecret === '') return [];
  if (clientId === '' || clientSecret === '') throw new StartFailure(`${prefix}_CLIENT_ID and ${prefix}_CLIENT_SECRET go together: set both, or none.`);
  const tenantId = id === 'microsoft' ? environment[`${environmentPrefix}_MICROSOFT_TENANT`] : undefined;
  return [{ id, name, clientId, clientSecret, tenantId }];
}

function readOidc(environment: Environment): OidcSettings | undefined {
  const issuer = environment[`${environmentPrefix}_OIDC_ISSUER`] ?? '';
  if (issuer === '') return undefined;
  const url = URL.canParse(issuer) ? new URL(issuer) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
    throw new StartFailure(`${environmentPrefix}_OIDC_ISSUER takes an address such as https://id.example.com, not “${issuer}”.`);
  }
  const clientId = environment[`${environmentPrefix}_OIDC_CLIENT_ID`] ?? '';
  if (clientId === '') throw new StartFailure(`${environmentPrefix}_OIDC_ISSUER needs ${environmentPrefix}_OIDC_CLIENT_ID: the name under which the provider knows this server.`);
  return {
    id: 'oidc',
    name: environment[`${environmentPrefix}_OIDC_NAME`] ?? url.hostname,
    issuer,
    clientId,
    clientSecret: environment[`${environmentPrefix}_OIDC_CLIENT_SECRET`],
  };
}

function readSwitch(environment: Environment, name: string, byDefault: boolean): boolean {
  const value = environment[name];
  if (value === undefined || value === '') return byDefault;
  if (value === 'on' || value === 'off') return value === 'on';
  throw new StartFailure(`${name} takes “on” or “off”, not “${value}”.`);
}

import { isSafeTransport, type ConnectionCheck } from '../../shared/connection.ts';
import { describeFault, faultAdvice, networkFault } from '../network-fault.ts';
import { whereToSet } from './clock-check.ts';
import type { DoctorRoute, TlsFacts } from './doctor-deps.ts';

type TlsId = Extract<ConnectionCheck['id'], `tls.${string}`>;

const dayMs = 86_400_000;
/** Automatic renewal has had its chance by then. */
const warnBelowDays = 14;

interface TlsDeps {
  probeTls(url: URL, route: DoctorRoute): Promise<TlsFacts>;
  platform: string;
  now: () => number;
}

/** The certificate of one server: trusted, by whom, and for how long. */
export async function checkTls(id: TlsId, url: URL, route: DoctorRoute, { probeTls, platform, now }: TlsDeps): Promise<ConnectionCheck> {
  if (url.protocol !== 'https:') {
    return isSafeTransport(url)
      ? { id, status: 'skipped', message: `${url.host} is on this computer, where no certificate is needed.` }
      : { id, status: 'warning', message: `${url.host} is reached over plain http, so anybody on the way can read along.`, fix: 'Use an address that starts with https://.' };
  }
  try {
    return judge(id, url, await probeTls(url, route), platform, now());
  } catch (error) {
    const fault = networkFault(error);
    // Other checks tell what stopped it before TLS began.
    if (fault.kind !== 'tls' && fault.kind !== 'certificate') return { id, status: 'skipped', message: `Checked once ${url.host} can be reached.` };
    return { id, status: 'failed', message: describeFault(url.host, fault), fix: faultAdvice(fault.kind) };
  }
}

function judge(id: TlsId, url: URL, facts: TlsFacts, platform: string, now: number): ConnectionCheck {
  const { host } = url;
  const days = Math.floor((facts.validTo - now) / dayMs);
  const fail = (message: string, fix: string): ConnectionCheck => ({ id, status: 'failed', message, fix });
  if (facts.refusal !== undefined) {
    if (facts.refusal === 'CERT_HAS_EXPIRED' || now > facts.validTo) {
      return fail(`The certificate of ${host} ran out ${daysAgo(-days)}.`, `Have whoever runs ${host} renew it. If the date on this computer is wrong: ${whereToSet(platform)}`);
    }
    if (facts.refusal === 'CERT_NOT_YET_VALID' || now < facts.validFrom) {
      return fail(`The certificate of ${host} is not valid yet, so this computer’s clock is probably behind.`, whereToSet(platform));
    }
    if (facts.refusal === 'ERR_TLS_CERT_ALTNAME_INVALID') {
      return fail(`The certificate at ${host} belongs to another name.`, 'Check the address, or have whoever runs the server add this name to its certificate.');
    }
    return fail(
      `The certificate of ${host} is signed by ${facts.issuer}, which this computer does not trust (${facts.refusal}).`,
      'If that is your organisation’s own authority, install its certificate in the system’s certificate store and restart Latchkey. If you don’t know it, don’t go on: somebody may be listening in.',
    );
  }
  const signed = facts.publicRoot === false ? `${facts.issuer}, a private authority that this computer trusts` : facts.issuer;
  if (days < warnBelowDays) {
    return {
      id,
      status: 'warning',
      message: `The certificate of ${host} runs out in ${days <= 1 ? 'a day or less' : `${days} days`}.`,
      fix: `Have whoever runs ${host} renew it before then.`,
    };
  }
  return { id, status: 'ok', message: `The certificate of ${host} is signed by ${signed}, and good for ${days.toLocaleString('en')} days.` };
}

function daysAgo(days: number): string {
  return days <= 1 ? 'within the last day' : `${days.toLocaleString('en')} days ago`;
}

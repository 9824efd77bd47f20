import { isSafeTransport, type ConnectionCheck } from '../../shared/connection.ts';
import { say, together } from '../../shared/texts/say.ts';
import { check } from '../check.ts';
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
    return isSafeTransport(url) ? check(id, 'skipped', say('doctor', 'localNoCertificate', url.host)) : check(id, 'warning', say('doctor', 'plainHttp', url.host), say('checks', 'useHttps'));
  }
  try {
    return judge(id, url, await probeTls(url, route), platform, now());
  } catch (error) {
    const fault = networkFault(error);
    // Other checks tell what stopped it before TLS began.
    if (fault.kind !== 'tls' && fault.kind !== 'certificate') return check(id, 'skipped', say('doctor', 'onceReached', url.host));
    return check(id, 'failed', describeFault(url.host, fault), faultAdvice(fault.kind));
  }
}

function judge(id: TlsId, { host }: URL, facts: TlsFacts, platform: string, now: number): ConnectionCheck {
  const days = Math.floor((facts.validTo - now) / dayMs);
  const { issuer = say('doctor', 'unnamedAuthority') } = facts;
  if (facts.refusal !== undefined) {
    if (facts.refusal === 'CERT_HAS_EXPIRED' || now > facts.validTo) {
      const expired = -days <= 1 ? say('doctor', 'expiredToday', host) : say('doctor', 'expired', host, -days);
      return check(id, 'failed', expired, together(say('doctor', 'renew', host), say('doctor', 'dateWrong', whereToSet(platform))));
    }
    if (facts.refusal === 'CERT_NOT_YET_VALID' || now < facts.validFrom) return check(id, 'failed', say('doctor', 'notYetValid', host), whereToSet(platform));
    if (facts.refusal === 'ERR_TLS_CERT_ALTNAME_INVALID') return check(id, 'failed', say('doctor', 'otherName', host), say('doctor', 'otherNameFix'));
    const shown = facts.fingerprint === undefined ? [] : [say('access', 'fingerprint', facts.fingerprint)];
    return { ...check(id, 'failed', say('doctor', 'notTrusted', host, issuer, facts.refusal), together(...shown, say('access', 'addAuthority'))), obstacle: 'certificate' };
  }
  const signed = facts.publicRoot === false ? say('doctor', 'privateAuthority', issuer) : issuer;
  if (days < warnBelowDays) return check(id, 'warning', days <= 1 ? say('doctor', 'endsToday', host) : say('doctor', 'ends', host, days), say('doctor', 'renewBefore', host));
  return check(id, 'ok', say('doctor', 'signedBy', host, signed, days));
}

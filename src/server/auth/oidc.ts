import type { ServerLog } from '../log.ts';
import { describeFault } from '../log.ts';
import type { OidcSettings } from './auth-settings.ts';

/** Where the provider describes itself (OpenID Connect Discovery 1.0 §4). */
export function discoveryUrl({ issuer }: Pick<OidcSettings, 'issuer'>): string {
  return `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`;
}

const timeoutMs = 8_000;

/** Whether the provider answers now, within eight seconds. Never rejects. */
export async function isOidcReachable(settings: OidcSettings, log: ServerLog): Promise<boolean> {
  try {
    const response = await fetch(discoveryUrl(settings), { signal: AbortSignal.timeout(timeoutMs), headers: { accept: 'application/json' } });
    await response.body?.cancel();
    if (response.ok) return true;
    log.warn('auth.provider_refused', { status: response.status });
  } catch (error) {
    log.warn('auth.provider_unreachable', describeFault(error));
  }
  return false;
}

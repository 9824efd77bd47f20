import type { VaultCause } from '../../shared/auth-state.ts';

/**
 * What the messages of libsecret, the macOS keychain and the Windows credential manager mean. keytar passes
 * nothing but the message. Order matters: the first match wins.
 */
const causes: readonly (readonly [RegExp, VaultCause])[] = [
  // The native module is not there or cannot load.
  [/cannot find (module|package)|MODULE_NOT_FOUND|no such module|cannot open shared object|ERR_DLOPEN_FAILED|did not self-register|invalid ELF|different Node\.js version/i, 'missing'],
  // Linux, no session bus.
  [/autolaunch D-Bus|dbus-launch|could not connect: (no such file|connection refused|permission denied)|DBUS_SESSION_BUS_ADDRESS|unknown or unsupported transport/i, 'missing'],
  // Linux, a bus on which nobody keeps secrets: dbus-daemon's words, then dbus-broker's.
  [/was not provided by any \.service files|name is not activatable|ServiceUnknown|NameHasNoOwner|no such interface.*org\.freedesktop\.Secret/i, 'missing'],
  // macOS errSecNotAvailable, errSecNoDefaultKeychain; Windows ERROR_NO_SUCH_LOGON_SESSION.
  [/no keychain is available|default keychain could not be found|logon session does not exist/i, 'missing'],
  // libsecret SECRET_ERROR_IS_LOCKED; macOS errSecInteractionNotAllowed; safeStorage while the keychain is shut.
  [/locked (collection|keyring|object)|is locked|interaction is not allowed|temporarily unavailable/i, 'locked'],
  // A person said no: libsecret, macOS errSecUserCanceled and errSecAuthFailed, Windows ERROR_ACCESS_DENIED.
  [/dismissed|cancel|user name or passphrase you entered is not correct|access (is|was)? ?denied|AccessDenied|not (permitted|authorized)|EACCES|EPERM/i, 'denied'],
];

/** Sorts what a keychain threw into a closed cause. Anything unknown is `failed`. */
export function keychainCause(error: unknown): VaultCause {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const text = `${code} ${error instanceof Error ? error.message : String(error)}`;
  return causes.find(([pattern]) => pattern.test(text))?.[1] ?? 'failed';
}

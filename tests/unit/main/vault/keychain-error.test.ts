import { describe, expect, it } from 'vitest';
import { keychainCause } from '../../../../src/main/vault/keychain-error.ts';

describe('keychainCause', () => {
  it.each([
    // Linux
    ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'missing'],
    ['Could not connect: No such file or directory', 'missing'],
    ['Could not connect: Connection refused', 'missing'],
    // Another user's bus, as under sudo.
    ['Could not connect: Permission denied', 'missing'],
    ['The name org.freedesktop.secrets was not provided by any .service files', 'missing'],
    ['The name is not activatable', 'missing'],
    ['No such interface “org.freedesktop.Secret.Collection” on object at path /org/freedesktop/secrets/collection/login', 'missing'],
    ['Cannot create an item in a locked collection', 'locked'],
    ['Prompt was dismissed', 'denied'],
    // macOS
    ['User interaction is not allowed.', 'locked'],
    ['User canceled the operation.', 'denied'],
    ['The user name or passphrase you entered is not correct.', 'denied'],
    ['No keychain is available. You may need to restart your computer.', 'missing'],
    ['A default keychain could not be found.', 'missing'],
    ['An unknown error occurred.', 'failed'],
    // Windows
    ['A specified logon session does not exist. It may already have been terminated.', 'missing'],
    ['Access is denied.', 'denied'],
    ['The stub received bad data.', 'failed'],
    // The native module
    ["Cannot find package 'keytar' imported from /app/main.js", 'missing'],
    ["Cannot find module '../build/Release/keytar.node'", 'missing'],
    ['libsecret-1.so.0: cannot open shared object file: No such file or directory', 'missing'],
    // Electron
    ['safeStorage.decryptStringAsync is temporarily unavailable. Please try again.', 'locked'],
  ])('reads “%s” as %s', (message, cause) => {
    expect(keychainCause(new Error(message))).toBe(cause);
  });

  it('reads codes too', () => {
    expect(keychainCause(Object.assign(new Error('x'), { code: 'ERR_DLOPEN_FAILED' }))).toBe('missing');
    expect(keychainCause(Object.assign(new Error('x'), { code: 'EACCES' }))).toBe('denied');
  });

  it('takes what it does not know for a failure', () => {
    expect(keychainCause('odd')).toBe('failed');
    expect(keychainCause(undefined)).toBe('failed');
  });
});

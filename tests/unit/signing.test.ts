import { describe, expect, test } from 'vitest';
import { signingFrom } from '../../scripts/lib/signing.mjs';

const read = (environment: Record<string, string>): ReturnType<typeof signingFrom> => signingFrom(environment, '/entitlements.plist');
const notary = { APPLE_API_KEY: '/key.p8', APPLE_API_KEY_ID: 'ID', APPLE_API_ISSUER: 'issuer' };

describe('signing', () => {
  test('is off where nothing is set', () => {
    expect(read({})).toEqual({});
    expect(read({ APPLE_SIGN_IDENTITY: '', WINDOWS_CERTIFICATE_PASSWORD: '' })).toEqual({});
  });

  test('signs for macOS with the hardened runtime, and notarises with a key of the API', () => {
    const { osxSign, osxNotarize } = read({ APPLE_SIGN_IDENTITY: 'Developer ID Application: Example', ...notary });
    expect(osxSign).toMatchObject({ identity: 'Developer ID Application: Example' });
    expect((osxSign as { optionsForFile(): object }).optionsForFile()).toEqual({ entitlements: '/entitlements.plist', hardenedRuntime: true });
    expect(osxNotarize).toEqual({ appleApiKey: '/key.p8', appleApiKeyId: 'ID', appleApiIssuer: 'issuer' });
  });

  test('signs for Windows with a certificate, or with Azure', () => {
    expect(read({ WINDOWS_CERTIFICATE_FILE: 'c.pfx', WINDOWS_CERTIFICATE_PASSWORD: 'p' }).windowsSign).toEqual({ certificateFile: 'c.pfx', certificatePassword: 'p' });
    expect(read({ AZURE_CODE_SIGNING_DLIB: 'd.dll', AZURE_METADATA_JSON: 'm.json' }).windowsSign).toMatchObject({ hashes: ['sha256'] });
  });

  test('signs a .deb with the key that is named', () => {
    expect(read({ DEB_SIGN_KEY: 'ABCD' })).toEqual({ debKey: 'ABCD' });
  });

  test.each<[string, Record<string, string>, RegExp]>([
    ['half of what notarising needs', { APPLE_SIGN_IDENTITY: 'x', APPLE_API_KEY: '/key.p8' }, /APPLE_API_KEY_ID and APPLE_API_ISSUER are not set/],
    ['notarising without signing', notary, /APPLE_SIGN_IDENTITY is not set/],
    ['a certificate without its password', { WINDOWS_CERTIFICATE_FILE: 'c.pfx' }, /WINDOWS_CERTIFICATE_PASSWORD is not set, which signing for Windows needs/],
    ['two ways at once', { WINDOWS_CERTIFICATE_FILE: 'c', WINDOWS_CERTIFICATE_PASSWORD: 'p', AZURE_CODE_SIGNING_DLIB: 'd', AZURE_METADATA_JSON: 'm' }, /Two ways/],
  ])('stops the build with %s', (_what, environment, message) => {
    expect(() => read(environment)).toThrow(message);
  });
});

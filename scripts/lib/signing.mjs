/**
 * What the environment says about signing, as options of the packager and of what comes after. Without its variables nothing is
 * signed; with half of them the build stops, since an unsigned release would be noticed by people only. docs/packaging.md.
 * @returns `{ osxSign, osxNotarize, windowsSign, debKey }`, each absent where it is not set
 * @throws Error that names the variable that is missing
 */
export function signingFrom(environment, entitlements) {
  const given = (name) => environment[name] || undefined;
  const all = (names, because) => {
    const missing = names.filter((name) => given(name) === undefined);
    if (missing.length === names.length) return undefined;
    if (missing.length > 0) throw new Error(`${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not set, which ${because} needs.`);
    return names.map((name) => environment[name]);
  };
  const identity = given('APPLE_SIGN_IDENTITY');
  const notary = all(['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'], 'notarising for macOS');
  if (notary !== undefined && identity === undefined) throw new Error('APPLE_SIGN_IDENTITY is not set, and only what is signed can be notarised.');
  const azure = all(['AZURE_CODE_SIGNING_DLIB', 'AZURE_METADATA_JSON'], 'signing for Windows with Azure');
  const windows = all(['WINDOWS_CERTIFICATE_FILE', 'WINDOWS_CERTIFICATE_PASSWORD'], 'signing for Windows');
  if (azure !== undefined && windows !== undefined) throw new Error('Two ways of signing for Windows are set. Keep one: WINDOWS_CERTIFICATE_FILE or AZURE_CODE_SIGNING_DLIB.');
  const debKey = given('DEB_SIGN_KEY');
  return {
    ...(identity !== undefined && { osxSign: { identity, optionsForFile: () => ({ entitlements, hardenedRuntime: true }) } }),
    ...(notary !== undefined && { osxNotarize: { appleApiKey: notary[0], appleApiKeyId: notary[1], appleApiIssuer: notary[2] } }),
    ...(windows !== undefined && { windowsSign: { certificateFile: windows[0], certificatePassword: windows[1] } }),
    ...(azure !== undefined && { windowsSign: { hashes: ['sha256'], signWithParams: `/v /debug /fd SHA256 /tr http://timestamp.acs.microsoft.com /td SHA256 /dlib "${azure[0]}" /dmdf "${azure[1]}"` } }),
    ...(debKey !== undefined && { debKey }),
  };
}

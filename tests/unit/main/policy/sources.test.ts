import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { combinePolicy } from '../../../../src/main/policy/combine.ts';
import { type FileFacts, maxPolicyBytes, readPolicyFolder, unsafeBecause } from '../../../../src/main/policy/linux.ts';
import { parsePlistJson, readManagedPreferences } from '../../../../src/main/policy/macos.ts';
import { policyFolder } from '../../../../src/main/policy/read-policy.ts';
import { parseRegistry, readRegistry, systemFolder, type Run } from '../../../../src/main/policy/windows.ts';
import { fullPolicy } from './policy-fixture.ts';

describe('Linux', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'latchkey-policy-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, text: string, mode = 0o644): void => {
    writeFileSync(join(folder, name), text);
    chmodSync(join(folder, name), mode);
  };
  /** As an administrator's, whoever runs the test. */
  const asRoot = (facts: FileFacts) => ({ uid: 0, mode: facts.mode & ~0o022 });
  const read = () => combinePolicy(readPolicyFolder(folder, asRoot));

  it('has its folder in /etc, by the name of the app', () => {
    expect(policyFolder('latchkey')).toBe('/etc/latchkey/policies/managed');
    expect(policyFolder('example-chat')).toBe('/etc/example-chat/policies/managed');
  });

  it('reads all files in the order of their names, and nothing else', () => {
    write('20-more.json', '{"updateChannel":"off"}');
    write('10-base.json', '{"updateChannel":"beta","organisation":"Example"}');
    write('notes.txt', 'not a policy');
    expect(read()).toEqual({
      status: 'managed',
      policy: { organisation: 'Example', updateChannel: 'off' },
      sources: { organisation: join(folder, '10-base.json'), updateChannel: join(folder, '20-more.json') },
    });
  });

  it('is no policy where there is no folder, or none with files', () => {
    expect(read()).toEqual({ status: 'none' });
    expect(combinePolicy(readPolicyFolder(join(folder, 'not there')))).toEqual({ status: 'none' });
  });

  it('takes only what nobody but root can have written', () => {
    expect(unsafeBecause({ uid: 0, mode: 0o100644 })).toBeUndefined();
    expect(unsafeBecause({ uid: 1000, mode: 0o100644 })).toBe('owner');
    expect(unsafeBecause({ uid: 0, mode: 0o100664 })).toBe('writable');
    expect(unsafeBecause({ uid: 0, mode: 0o100646 })).toBe('writable');
  });

  it('locks down over a file or a folder that somebody else could write, instead of overlooking it', () => {
    write('a.json', '{}');
    const owned = (uid: number, mode: number, whose: string) => combinePolicy(readPolicyFolder(folder, (facts, path) => (path === whose ? { uid, mode } : asRoot(facts))));
    const file = join(folder, 'a.json');
    expect(owned(1000, 0o644, file)).toEqual({ status: 'refused', problems: [{ source: file, kind: 'owner' }] });
    expect(owned(0, 0o666, file)).toEqual({ status: 'refused', problems: [{ source: file, kind: 'writable' }] });
    expect(owned(1000, 0o755, folder)).toEqual({ status: 'refused', problems: [{ source: folder, kind: 'owner' }] });
    expect(owned(0, 0o777, folder)).toEqual({ status: 'refused', problems: [{ source: folder, kind: 'writable' }] });
  });

  it('locks down over what is no file, too large, or cannot be read', () => {
    mkdirSync(join(folder, 'folder.json'));
    symlinkSync('/nowhere', join(folder, 'gone.json'));
    write('large.json', ' '.repeat(maxPolicyBytes + 1));
    expect(read()).toEqual({
      status: 'refused',
      problems: [
        { source: join(folder, 'folder.json'), kind: 'notAFile' },
        { source: join(folder, 'gone.json'), kind: 'unreadable' },
        { source: join(folder, 'large.json'), kind: 'tooLarge' },
      ],
    });
  });

  it.skipIf(process.getuid?.() !== 0)('judges the file behind a link, as it really is', () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'latchkey-mine-'));
    writeFileSync(join(elsewhere, 'mine.json'), '{"updateChannel":"beta"}');
    chownSync(join(elsewhere, 'mine.json'), 1000, 1000);
    chmodSync(folder, 0o755);
    symlinkSync(join(elsewhere, 'mine.json'), join(folder, 'a.json'));
    expect(combinePolicy(readPolicyFolder(folder))).toEqual({ status: 'refused', problems: [{ source: join(folder, 'a.json'), kind: 'owner' }] });
    chownSync(join(elsewhere, 'mine.json'), 0, 0);
    expect(combinePolicy(readPolicyFolder(folder))).toMatchObject({ status: 'managed', policy: { updateChannel: 'beta' } });
    rmSync(elsewhere, { recursive: true });
  });
});

/** As `reg query HKLM\Software\Policies\Latchkey /s` prints it. */
const printed = [
  '',
  'HKEY_LOCAL_MACHINE\\Software\\Policies\\Latchkey',
  '    organisation    REG_SZ    Example Ltd',
  '    support    REG_SZ    help@example.com',
  '    UpdateChannel    REG_SZ    off',
  '    localServer    REG_DWORD    0x0',
  '    caCertificates    REG_EXPAND_SZ    C:\\ProgramData\\Example\\ca.pem',
  '',
  'HKEY_LOCAL_MACHINE\\Software\\Policies\\Latchkey\\connection',
  '    authUrl    REG_SZ    https://auth.example.com',
  '    chatUrl    REG_SZ    https://chat.example.com/chatkit',
  '    authPath    REG_SZ    /auth',
  '',
  'HKEY_LOCAL_MACHINE\\Software\\Policies\\Latchkey\\allowedDomains',
  '    2    REG_SZ    *.example.com',
  '    10    REG_SZ    example.org',
  '    1    REG_SZ    example.com',
  '',
  'HKEY_LOCAL_MACHINE\\Software\\Policies\\Latchkey\\modelEndpoints',
  '    1    REG_SZ    models.example.com',
  '',
  'HKEY_LOCAL_MACHINE\\Software\\Policies\\Latchkey\\proxy',
  '    pacUrl    REG_SZ    https://proxy.example.com/proxy.pac',
  '',
  'HKEY_LOCAL_MACHINE\\Software\\Policies\\Latchkey\\disable',
  ...fullPolicy.disable.map((feature, at) => `    ${at + 1}    REG_SZ    ${feature}`),
  '',
  'HKEY_LOCAL_MACHINE\\Software\\Policies\\Latchkey\\signInMethods',
  '',
].join('\r\n');

describe('Windows', () => {
  const path = 'HKLM\\Software\\Policies\\Latchkey';

  it('reads values, lists and objects, whatever the case of their names', () => {
    const view = combinePolicy(parseRegistry(printed, path));
    const others = Object.fromEntries(Object.entries(fullPolicy).filter(([key]) => key !== 'signInMethods'));
    expect(view).toEqual({
      status: 'managed',
      policy: { ...others, allowedDomains: ['example.com', '*.example.com', 'example.org'], caCertificates: 'C:\\ProgramData\\Example\\ca.pem' },
      sources: Object.fromEntries(Object.keys(others).map((key) => [key, path])),
    });
  });

  it('takes a list in one value, too, and refuses what no policy can be', () => {
    const lines = (...values: string[]) => combinePolicy(parseRegistry(['HKEY_LOCAL_MACHINE\\Software\\Policies\\Latchkey', ...values].join('\r\n'), path));
    expect(lines('    signInMethods    REG_MULTI_SZ    browser\\0device')).toMatchObject({ policy: { signInMethods: ['browser', 'device'] } });
    expect(lines('    localServer    REG_DWORD    0x1')).toMatchObject({ policy: { localServer: true } });
    expect(lines('    localServer    REG_DWORD    0x2')).toEqual({ status: 'refused', problems: [{ source: path, kind: 'wrongValue', key: 'localServer', expected: 'flag' }] });
    expect(lines('    organisation    REG_BINARY    00FF')).toMatchObject({ status: 'refused' });
    expect(lines('    alowedDomains    REG_SZ    example.com')).toEqual({ status: 'refused', problems: [{ source: path, kind: 'unknownKey', key: 'alowedDomains' }] });
    expect(lines('    (Default)    REG_SZ    (value not set)')).toEqual({ status: 'none' });
  });

  it('asks the machine’s hive and the person’s, of which the machine’s wins; one that cannot be asked locks down', async () => {
    const calls: string[] = [];
    const answer = (of: (hive: string) => string | number): Run => async (command, args) => {
      calls.push([command, ...args].join(' '));
      const given = of(args[1]!.slice(0, 4));
      if (typeof given === 'number') throw Object.assign(new Error('failed'), { code: given });
      return given;
    };
    const channel = (hive: string, value: string) => `\r\nHKEY_${hive}\\Software\\Policies\\Latchkey\r\n    updateChannel    REG_SZ    ${value}\r\n`;
    const both = await readRegistry('Latchkey', answer((hive) => (hive === 'HKLM' ? channel('LOCAL_MACHINE', 'off') : channel('CURRENT_USER', 'beta'))), 'D:\\Win\\System32');
    expect(combinePolicy(both)).toMatchObject({ policy: { updateChannel: 'off' }, sources: { updateChannel: path } });
    expect(calls).toContain('D:\\Win\\System32\\reg.exe query HKLM\\Software\\Policies\\Latchkey /s');
    expect(combinePolicy(await readRegistry('Latchkey', answer(() => 1), ''))).toEqual({ status: 'none' });
    expect(combinePolicy(await readRegistry('Latchkey', answer((hive) => (hive === 'HKLM' ? 5 : 1)), ''))).toEqual({ status: 'refused', problems: [{ source: path, kind: 'unreadable' }] });
  });

  it('runs the reg.exe of the Windows that runs it, not the one that a variable names', () => {
    expect(systemFolder(['C:\\app\\latchkey.exe', 'E:\\Windows\\SYSTEM32\\ntdll.dll'])).toBe('E:\\Windows\\SYSTEM32');
    expect(systemFolder([])).toBe('C:\\Windows\\System32');
  });
});

describe('macOS', () => {
  const machine = '/Library/Managed Preferences/org.example.app.plist';
  const own = '/Library/Managed Preferences/ada/org.example.app.plist';

  it('reads profiles, of which the machine’s wins, without the keys that macOS adds', async () => {
    const run: Run = async (_command, args) => (args.at(-1) === machine ? JSON.stringify({ ...fullPolicy, PayloadUUID: 'x' }) : '{"updateChannel":"beta"}');
    const view = combinePolicy(await readManagedPreferences('org.example.app', { run, user: 'ada', exists: () => true }));
    expect(view).toMatchObject({ status: 'managed', policy: fullPolicy, sources: { updateChannel: machine } });
    expect(combinePolicy(await readManagedPreferences('org.example.app', { run, user: 'ada', exists: (path) => path === own }))).toMatchObject({ policy: { updateChannel: 'beta' }, sources: { updateChannel: own } });
    expect(await readManagedPreferences('org.example.app', { run, user: 'ada', exists: () => false })).toEqual([]);
  });

  it('locks down over a profile that cannot be converted, and names keys without lines', async () => {
    const broken: Run = () => Promise.reject(new Error('not a plist'));
    expect(combinePolicy(await readManagedPreferences('org.example.app', { run: broken, user: 'ada', exists: (path) => path === machine }))).toEqual({
      status: 'refused', problems: [{ source: machine, kind: 'syntax' }],
    });
    expect(combinePolicy([parsePlistJson('{"localServer":"no"}', machine)])).toEqual({ status: 'refused', problems: [{ source: machine, kind: 'wrongValue', key: 'localServer', expected: 'flag' }] });
  });
});

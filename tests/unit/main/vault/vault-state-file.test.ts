import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openVaultStateFile } from '../../../../src/main/vault/vault-state-file.ts';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'latchkey-vault-state-'));
});

afterEach(() => rmSync(dir, { recursive: true, force: true }));

it('is replaced as a whole, for its owner alone, and leaves nothing beside it', () => {
  const file = openVaultStateFile(join(dir, 'vault.json'));
  expect(file.read()).toBeUndefined();
  file.write('one');
  file.write('two');
  expect(file.read()).toBe('two');
  expect(readdirSync(dir)).toEqual(['vault.json']);
  expect(statSync(join(dir, 'vault.json')).mode & 0o777).toBe(0o600);
});

it('keeps aside what could not be read', () => {
  const file = openVaultStateFile(join(dir, 'vault.json'));
  file.write('damaged');
  file.keepAside();
  expect(file.read()).toBeUndefined();
  expect(readFileSync(join(dir, 'vault.json.unreadable'), 'utf8')).toBe('damaged');
});

import { expect, it } from 'vitest';
import { driveOneMint } from '../../faults/one-mint.ts';
import { driveOutbox } from '../../faults/outbox.ts';
import { openRealKeychain } from '../../faults/real-keychain.ts';
import { driveSessionFaults } from '../../support/session-faults/drive.ts';
import { openSocketWorld } from '../../support/session-faults/socket-world.ts';

/** Short versions of `npm run test:faults`, the same in each run. */
const seed = Number(process.env['LATCHKEY_SEED'] ?? 20_261_121);
const patient = { timeout: 300_000 };

it(`mints one token for a thousand requests, and hands out none that has expired (LATCHKEY_SEED=${seed})`, patient, async () => {
  expect((await driveOneMint({ seed, rounds: 60 })).tokens).toBeGreaterThan(0);
});

it(`sends each message once and in order while the network breaks and the app is killed (LATCHKEY_SEED=${seed})`, patient, async () => {
  const figures = await driveOutbox({ seed, rounds: 60 });
  expect(figures.said).toBe(60);
});

it(`keeps the session over real sockets, while server and keyring are locked, killed and restarted (LATCHKEY_SEED=${seed})`, patient, async () => {
  const keychain = await openRealKeychain();
  try {
    await driveSessionFaults({ seed, cycles: 25, keychain, openWorld: openSocketWorld });
  } finally {
    await keychain.stop();
  }
});

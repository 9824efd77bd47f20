/** Web host: the same app from plain Node, for machines where Electron cannot run. */
import { branding } from './settings/branding.ts';
import { parseFlags } from './app/flags.ts';
import { defaultProfile, openProfile } from './app/profile.ts';
import { runWebHost } from './compose.web.ts';
import { ownVersion } from './app/own-version.ts';
import { openWebProfile } from './web-profile.ts';
import { readPolicy } from './policy/read-policy.ts';

/** Any pause will do. */
const aliveMs = 1_000;

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

async function start(): Promise<void> {
  // Every certificate is checked, here and in every process that is started.
  delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];

  const parsed = parseFlags(process.argv.slice(2));
  if (!parsed.ok) fail(parsed.message);

  try {
    const profileDir = openProfile(parsed.flags.profile ?? defaultProfile(branding.name));
    const data = await openWebProfile(profileDir, ownVersion);
    const host = await runWebHost({ onReady: () => void data.reportReady(), flags: parsed.flags, profileDir, mainDir: import.meta.dirname, readPolicy: () => readPolicy(branding) });
    process.stdout.write(`${branding.name} is ready at ${host.url}\n`);
    if (parsed.flags.open) host.openBrowser();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        // What is still being written is waited for; none of its handles keeps the process alive, and without its pages nothing does.
        setInterval(() => undefined, aliveMs);
        void host.stop().finally(() => process.exit(0));
      });
    }
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
  }
}

void start();

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { AuthState } from '../shared/auth-state.ts';
import type { Texts } from '../shared/texts/en/texts.ts';
import { createArchive, type Archive } from './archive/archive.ts';
import type { Chat } from './compose-chat.ts';
import type { Events } from './events.ts';
import type { Platform } from './platform.ts';

export interface WorkspaceArchiveDeps {
  /** Of the workspace. */
  id: string;
  platform: Pick<Platform, 'profileDir' | 'now' | 'log'>;
  chat: Pick<Chat, 'kept' | 'readFile'>;
  account(): string | undefined;
  state(): AuthState;
  /** The server's name. */
  label(): string;
  /** In the language of the moment. */
  texts(): Texts;
  publish: Events['publish'];
}

/** Export and import of whoever is signed in to a workspace. */
export function createWorkspaceArchive({ id, platform, chat, account, state, label, texts, publish }: WorkspaceArchiveDeps): Archive {
  return createArchive({
    store: () => chat.kept.history.ready(),
    account() {
      const accountId = account();
      const now = state();
      if (accountId === undefined || now.status !== 'signed_in') return undefined;
      return { id: accountId, label: texts().jobs.accountAt(now.user.email, label()) };
    },
    now: platform.now,
    newId: randomUUID,
    tempDir: join(platform.profileDir, 'exports', id),
    fetchFile: chat.readFile,
    texts,
    onChange(job) {
      publish('archive.changed', job);
      if (job.kind === 'import' && job.state !== 'running') chat.kept.tell();
    },
    log: platform.log,
  });
}

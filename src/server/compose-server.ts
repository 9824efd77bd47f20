/** Builds the server from its parts. Reading it top to bottom is reading the server. */
import { environmentPrefix } from '../shared/brand.ts';
import type { Context } from 'hono';
import branding from '../../resources/branding.json' with { type: 'json' };
import { createAssistant } from './assistant/assistant.ts';
import { createAttachments, defaultAttachmentLimits, type AttachmentLimits } from './attachments/attachments.ts';
import { createFileFolder } from './attachments/file-folder.ts';
import { createFileRoutes } from './attachments/file-routes.ts';
import { attachmentPath } from './attachments/wire-attachment.ts';
import { authPath, clientAddressHeader, createAuth } from './auth/auth.ts';
import { readAuthSettings } from './auth/auth-settings.ts';
import { createGate } from './auth/gate.ts';
import { defaultRateLimits, type RateLimits } from './auth/rate-limits.ts';
import { createTokenVerifier } from './auth/verify-token.ts';
import { createChatKit } from './chatkit/chatkit.ts';
import { createApp, type App } from './create-app.ts';
import { openDataFolder } from './data-folder.ts';
import { protectFolder, type Protection } from './encryption/protect-folder.ts';
import { createDemo, isDemoTurn } from './demo/demo.ts';
import { describeFault, type ServerLog } from './log.ts';
import { createGuide, type GuideDeps } from './models/guide/guide.ts';
import { createModelSwitch, type ModelSwitch } from './models/model-switch.ts';
import { createOpenAiModel } from './models/openai-model.ts';
import type { Schedule, SilenceLimits } from './models/silence-watch.ts';
import { closeDatabase, lockFolder, openDatabase, type DatabaseHandle } from './open-database.ts';
import type { ChooseResponder } from './responder.ts';
import { createSignInPages } from './sign-in/pages.ts';
import { createAttachmentRecords } from './store/attachments.ts';
import { createChatStore } from './store/chat-store.ts';

export interface ServerOptions {
  dataDir: string;
  /** 64 hex digits: everything in the folder is encrypted with it. Absent: nothing is. */
  dataKey?: string | undefined;
  /** Origin under which this run is reached. */
  baseUrl: string;
  /** `iss` and `aud` of tokens: the same in every run, or people have to fetch new ones. */
  issuer: string;
  audience: string;
  allowedOrigins: readonly string[];
  allowedHosts: readonly string[] | undefined;
  version?: string | undefined;
}

export interface ServerDeps {
  environment: Readonly<Record<string, string | undefined>>;
  now(): number;
  randomHex(bytes: number): string;
  schedule: Schedule;
  /** The guide's pace. */
  pause: GuideDeps['pause'];
  titleDeadline(): AbortSignal;
  clientAddress(context: Context): string | undefined;
  log: ServerLog;
  rateLimits?: RateLimits;
  silenceLimits?: SilenceLimits;
  attachmentLimits?: AttachmentLimits;
  /** In place of the assistant, for tests of what no model does. */
  choose?: ChooseResponder;
  lockTimeoutMs?: number;
}

export interface Server {
  app: App;
  configure: ModelSwitch['configure'];
  /** Ends running answers, keeping what was said. Requests after it are refused by the closed databases. */
  endAnswers(): void;
  close(): void;
}

const defaultSilenceLimits: SilenceLimits = { firstMs: 120_000, betweenMs: 60_000 };
const defaultTranscriptionModel = 'whisper-1';
const defaultLockTimeoutMs = 3_000;

/** @throws {StartFailure} with a sentence for the person who starts it. */
export async function composeServer(options: ServerOptions, deps: ServerDeps): Promise<Server> {
  const { environment, now, randomHex, schedule, pause, titleDeadline, clientAddress, log } = deps;
  const { baseUrl, issuer, audience, allowedOrigins, allowedHosts, version } = options;
  const limits = deps.silenceLimits ?? defaultSilenceLimits;
  const transcriptionModel = environment[`${environmentPrefix}_TRANSCRIPTION_MODEL`] ?? defaultTranscriptionModel;
  const lockTimeoutMs = deps.lockTimeoutMs ?? defaultLockTimeoutMs;
  const authSettings = readAuthSettings(environment);

  const folder = openDataFolder(options.dataDir);
  const releases: (() => void)[] = [lockFolder({ path: folder.lock, lockTimeoutMs })];
  const close = (): void => {
    for (const release of releases.splice(0).reverse()) release();
  };
  let protection: Protection;
  const open = (path: string): DatabaseHandle => {
    const db = openDatabase({ path, lockTimeoutMs, key: protection.databaseKey });
    releases.push(() => closeDatabase(db));
    return db;
  };

  try {
    protection = await protectFolder(folder, options.dataKey, randomHex);
    const chatDb = open(folder.chatDatabase);
    // Apart from the chats: Better Auth holds transactions open across awaits, which would make every chat write wait.
    const authDb = open(folder.authDatabase);
    const store = createChatStore(chatDb);
    const auth = await createAuth({
      db: authDb,
      secret: protection.secret,
      baseUrl,
      issuer,
      audience,
      trustedOrigins: allowedOrigins,
      rateLimits: deps.rateLimits ?? defaultRateLimits,
      settings: authSettings,
      log,
    });
    const verify = createTokenVerifier({ jwksUrl: new URL(`${baseUrl}${authPath}/jwks`), fetch: auth.handle, issuer, audience, now });
    const models = createModelSwitch({
      environment,
      connect: (endpoint) => createOpenAiModel({ endpoint, transcriptionModel, schedule, limits, now }),
      guide: createGuide({ pause }),
    });
    const stored = {
      records: createAttachmentRecords(chatDb),
      files: createFileFolder(protection.attachments, randomHex, protection.seal),
      origin: baseUrl,
      onFault: (error: unknown) => log.error('attachments.fault', describeFault(error)),
    };
    const attachments = createAttachments({ ...stored, limits: deps.attachmentLimits ?? defaultAttachmentLimits, now, randomHex });
    attachments.sweep().catch(stored.onFault);
    const assistant = createAssistant({ model: models.current, readAttachment: attachments.read, titleDeadline, now });
    const demo = createDemo({ pause });
    const chatkit = createChatKit({
      store,
      attachments,
      choose: deps.choose ?? ((turn) => (isDemoTurn(turn) ? demo : assistant)),
      transcribe: (recording, signal) => models.current().transcribe?.(recording, signal),
      now,
      randomHex,
      schedule,
      log,
    });
    const app = createApp({
      auth: { path: authPath, clientAddressHeader, handle: auth.handle },
      authenticate: createGate({ verify, log }),
      signIn: createSignInPages({ auth, authPath, baseUrl, clientAddressHeader, clientAddress, scheme: branding.scheme, randomHex, now, log }),
      chatkit,
      attachments: { path: attachmentPath, ...createFileRoutes(stored) },
      allowedOrigins,
      allowedHosts,
      clientAddress,
      version,
      log,
    });
    return { app, configure: models.configure, endAnswers: chatkit.stop, close };
  } catch (error) {
    close();
    throw error;
  }
}

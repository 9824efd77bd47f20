/**
 * Run-time shapes of what pages may send, for main's router. Strict: an unknown key is refused, every text has a
 * longest length. Loaded on the first call with an input; pages never load it.
 */
import { z } from 'zod';
import { windowCommands } from './actions.ts';
import { isGlobalKeys } from './desktop-view.ts';
import { parseChatSettings, type ChatSettings } from './chat-settings.ts';
import { isSafeTransport, parseServerUrl } from './connection.ts';
import type { MethodInput, MethodName } from './desktop-api.ts';
import { parseConnectionSignIn, type ConnectionSignIn } from './sign-in.ts';
import { maxAuthorityText } from './network.ts';
import { networkSchemas } from './network-schemas.ts';
import { signInSchemas } from './sign-in-schemas.ts';
import { keptSentence, readSentence, type Told } from './texts/kept.ts';
import { languages } from './texts/languages.ts';
import { say, type Sentence } from './texts/say.ts';
import { wrongInput } from './wrong-input.ts';

/** What a person may have typed wrong gets a sentence; it is the only kind of message that leaves the router. */
function typed(maxLength: number, isRight: (text: string) => boolean, sentence: () => Sentence): z.ZodString {
  return z.string().refine((text) => text.length <= maxLength && isRight(text), wrongInput(sentence));
}

/** Keeps control characters out of headers, logs and argument lists. */
const printable = /^\P{Cc}*$/u;

function address(example: string, keepSlash: boolean): z.ZodType<string> {
  return typed(2_048, (text) => parseServerUrl(text) !== undefined, () => say('inputs', 'address', example)).transform((text) => {
    const href = parseServerUrl(text)?.href ?? text;
    return keepSlash ? href : href.replace(/\/+$/, '');
  });
}

const email = typed(320, (text) => printable.test(text) && text.trim() !== '', () => say('inputs', 'email')).transform((text) => text.trim());
const password = typed(1_024, (text) => text !== '', () => say('inputs', 'password', 1_024));
const personName = typed(200, (text) => printable.test(text) && text.trim() !== '', () => say('inputs', 'name', 200)).transform((text) => text.trim());

/** The first value that does not fit is a person's to put right; nothing is dropped behind their back here. */
const chat = z.unknown().transform((value, context): ChatSettings => {
  const { chat: parsed, problems } = parseChatSettings(value);
  if (problems[0] !== undefined) context.issues.push({ code: 'custom', message: problems[0], input: value });
  return parsed ?? {};
});

/** Its page gets what this app signs in with: it has to be one that nobody reads along. */
const signIn = z.unknown().transform((value, context): ConnectionSignIn => {
  const said = parseConnectionSignIn(value) ?? {};
  if (said.page !== undefined && !isSafeTransport(new URL(said.page))) context.issues.push({ code: 'custom', message: keptSentence(say('inputs', 'signInPage')), input: value });
  return said;
});

const connection = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('local'), chat: chat.exactOptional() }),
  z.strictObject({
    kind: z.literal('remote'),
    chat: chat.exactOptional(),
    authUrl: address('https://app.example.com', false),
    // A trailing slash of an endpoint matters: servers answer one form and redirect the other.
    chatUrl: address('https://app.example.com/chatkit', true),
    authPath: typed(
      200,
      (text) => /^(\/[\w.~-]+)+$/.test(text) && !/\/\.{1,2}(\/|$)/.test(text),
      () => say('inputs', 'path'),
    ).exactOptional(),
    signIn: signIn.exactOptional(),
    authorities: z.string().max(maxAuthorityText).exactOptional(),
  }),
]);

const openableSchemes = ['http:', 'https:', 'mailto:'];
const openable = typed(
  2_048,
  (text) => URL.canParse(text) && openableSchemes.includes(new URL(text).protocol),
  () => say('errors', 'onlyLinks'),
);

const nothing = z.undefined();
const fate = z.enum(['keep', 'erase']);
/** Thread and item ids are opaque (chatkit-protocol §1.7). */
const id = z.string().min(1).max(512);
const time = z.number().min(0);

const modelAddress = address('https://api.example.com/v1', false);
const modelName = typed(200, (text) => printable.test(text), () => say('inputs', 'model'));
const apiKey = typed(2_048, (text) => /^[\x21-\x7e]*$/.test(text), () => say('inputs', 'apiKey'));
const modelCheck = z.strictObject({ baseUrl: modelAddress, model: modelName, apiKey: apiKey.exactOptional() });

/** One schema per method; `satisfies` ties each to the contract. */
export const inputSchemas = {
  'app.info': nothing,
  'app.licenses': nothing,
  'app.ready': nothing,
  'app.openExternal': z.strictObject({ url: openable }),
  'auth.state': nothing,
  'auth.signIn': z.strictObject({ email, password }),
  'auth.signUp': z.strictObject({ name: personName, email, password }),
  'auth.signOut': z.strictObject({ history: fate }),
  'auth.retry': nothing,
  ...signInSchemas,
  ...networkSchemas,
  'vault.info': nothing,
  'vault.switch': z.strictObject({ to: z.enum(['keytar', 'safe-storage']) }),
  'connection.get': nothing,
  'connection.set': connection,
  'connection.test': connection,
  'models.get': nothing,
  'models.set': z.strictObject({ baseUrl: z.union([z.literal(''), modelAddress]), model: modelName, apiKey: apiKey.exactOptional() }),
  'models.list': modelCheck,
  'models.test': modelCheck,
  'models.cancel': nothing,
  'server.state': nothing,
  'server.start': nothing,
  'server.beginAnew': nothing,
  'streams.list': nothing,
  'history.status': nothing,
  'history.search': z.strictObject({
    text: typed(500, () => true, () => say('inputs', 'search', 500)),
    threadId: id.optional(),
    role: z.enum(['user', 'assistant']).optional(),
    has: z.enum(['code', 'attachment']).optional(),
    from: time.optional(),
    to: time.optional(),
    limit: z.int().min(1).max(100),
    after: z.string().max(200).optional(),
  }),
  'history.sync': z.strictObject({ paused: z.boolean() }),
  'outbox.list': nothing,
  'outbox.remove': z.strictObject({ id }),
  'outbox.retry': nothing,
  'archive.export': z.strictObject({ threadId: id.exactOptional(), format: z.enum(['markdown', 'json', 'zip']) }),
  'archive.cancel': z.strictObject({ id }),
  'diagnostics.timeline': nothing,
  'diagnostics.report': nothing,
  'diagnostics.doctor': nothing,
  'diagnostics.cancel': nothing,
  'performance.read': nothing,
  'crashes.list': nothing,
  'crashes.read': z.strictObject({ id: z.string().max(60) }),
  'crashes.forget': nothing,
  'workspaces.list': nothing,
  'workspaces.open': z.strictObject({ id }),
  'workspaces.add': nothing,
  'workspaces.remove': z.strictObject({ id, history: fate }),
  'policy.get': nothing,
  'policy.check': nothing,
  'settings.get': nothing,
  'settings.set': z.strictObject({
    colorScheme: z.enum(['system', 'light', 'dark']).exactOptional(),
    language: z.enum(['system', ...languages]).exactOptional(),
    sidebarWidth: z.number().min(220).max(360).exactOptional(),
    sidebarOpen: z.boolean().exactOptional(),
  }),
  'desktop.get': nothing,
  'desktop.set': z.strictObject({
    notifications: z.enum(['full', 'quiet', 'off']).exactOptional(),
    tray: z.boolean().exactOptional(),
    closeToTray: z.boolean().exactOptional(),
    quickKeys: typed(60, (text) => text === '' || isGlobalKeys(text), () => say('inputs', 'keys')).exactOptional(),
    spelling: z.boolean().exactOptional(),
    spellLanguages: z.array(z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)).max(20).exactOptional(),
    accent: z.enum(['system', 'own']).exactOptional(),
    startAtLogin: z.boolean().exactOptional(),
  }),
  'unread.list': nothing,
  'window.state': nothing,
  'window.act': z.strictObject({ command: z.enum(windowCommands) }),
  'window.open': z.strictObject({ threadId: id.nullable() }),
  'window.listen': nothing,
  'updates.get': nothing,
  'updates.check': nothing,
  'updates.setChannel': z.strictObject({ channel: z.enum(['stable', 'beta']) }),
  'updates.restart': nothing,
  'updates.dismiss': nothing,
  'window.showing': z.strictObject({ accountId: id, threadId: id.nullable(), watched: z.boolean() }),
} satisfies { readonly [M in MethodName]: z.ZodType<MethodInput<M>> };

/** The parsed input, or why not; `sentence` only where a person can put it right. */
export type ParsedInput = { ok: true; input: unknown } | { ok: false; sentence?: Told };

/** Checks an input against its method's schema; never throws and never repeats the input. */
export function parseInput(method: MethodName, input: unknown): ParsedInput {
  const parsed = inputSchemas[method].safeParse(input);
  if (parsed.success) return { ok: true, input: parsed.data };
  const sentence = parsed.error.issues.flatMap((issue) => sentencesOf(issue))[0];
  return sentence === undefined ? { ok: false } : { ok: false, sentence: readSentence(sentence) };
}

function sentencesOf(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'custom') return [issue.message];
  return issue.code === 'invalid_union' ? issue.errors.flat().flatMap((inner) => sentencesOf(inner)) : [];
}

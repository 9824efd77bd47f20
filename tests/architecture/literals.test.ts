import { describe, expect, test } from 'vitest';
import { literalsIn } from './literals.ts';
import { readRepository, sourceFiles } from './source-tree.ts';

const sources = [...sourceFiles(readRepository())].filter(([path]) => /^src\/renderer\/(shell|chat)\/.*\.tsx?$/.test(path));

/** What stays as it is in every language, and why. */
const allowed: readonly (readonly [why: string, text: RegExp])[] = [
  ['for programmers, who made the mistake', / outside \w+$|has lost #/],
  ['of the app itself, in every language', /^(… )?– …$|^… – …$/],
  ['names of keys and of products', /^(F2|Esc|Enter|Ctrl…|OpenAI|Azure OpenAI|Anthropic|Google Gemini|Mistral|Groq|OpenRouter|Together AI|Ollama|LM Studio|llama\.cpp|vLLM|Jan|Markdown|JSON|Zip|[⌘⇧↩⌫↑↓ –\dCtrl+Shiftmu]+)$/],
  ['examples of addresses', /^(https|app):\/\//],
  ['English of an error for reports; pages say it by its name in the catalogue', /has stopped\. Start it again/],
  ['details of an error, for whoever is asked for help', /^(Code|Message|Time|HTTP status): …$|^HTTP …$/],
  ['thrown within the chat page, where the element says it in its own words', /^(No place to draw in|No drawing|… could not change this message|could not change this message|The answer may be going on at the server)/],
  ['selectors', /^\.|^\[|^input|^#/],
];

describe('the pages', () => {
  test('have no text outside the catalogue', () => {
    expect(sources.length).toBeGreaterThan(80);
    const strays = sources.flatMap(([path, source]) => literalsIn(path, source)).filter(({ text }) => !allowed.some(([, pattern]) => pattern.test(text)));
    expect(strays).toEqual([]);
  });
});

/** Parts of main whose words are for whoever runs or looks after the app, and why they stay English. */
const forOperators: readonly (readonly [why: string, path: RegExp])[] = [
  ['told on the terminal before there is a page, or anybody’s language', /^src\/main\/(app\/(flags|profile)|web-host\/listen|index|web|web-profile|compose(-locked|-newer)?\.electron)\.ts$/],
  ['reports are read by whoever helps, and by search machines', /^src\/main\/(diagnostics\/report|crash\/crash-report|crash\/crashes)\.ts$/],
  ['said when the package is damaged, and with it the catalogue', /^src\/main\/app\/damaged-words\.ts$/],
  ['queries', /^src\/main\/history\/(database|opening|search)\//],
  ['keys of the Windows registry as its tools print them', /^src\/main\/policy\/windows\.ts$/],
];

/** Strings of main that nobody reads, or that a program does. */
const unread: readonly (readonly [why: string, text: RegExp])[] = [
  ['headers, protocols and styles', /^:root \{|^(Bearer|Basic|PROXY|HTTPS) …$|AUTH EXTERNAL|^<!doctype html>|^Proxy response|^… UTC$|^… chat$/],
  ['asked of a model', /^Answer with the word/],
  ['faults of our own, which become `internal` on their way to a page', /^(A code is asked for|The auth client left its server|There is no answer yet|The body of a JSON request is text|history-worker runs as|This history has been closed|A history has no method|An entry of the outbox has no request|The settings file does not hold an object|No vault is in use yet|The list of vaults ends|A profile without workspaces|Not a path|Not one host)/],
  ['causes, of which a page hears by code or in a sentence around them', /^(The server took too long|The page stopped this request|No way was found|it ended with code|The answer broke off|The process that asks the keychain ended|The client went away|It took too long|The test was stopped|There is no connection|There is no way|The proxy gave no answer|The proxy wants a name|… took too long|The policy does not allow this host|A program of the system failed)/],
];

describe('main', () => {
  test('says what people read by the names of the catalogue', () => {
    const main = [...sourceFiles(readRepository())].filter(([path]) => /^src\/main\/.*\.ts$/.test(path) && !forOperators.some(([, operators]) => operators.test(path)));
    expect(main.length).toBeGreaterThan(150);
    const strays = main.flatMap(([path, source]) => literalsIn(path, source)).filter(({ text }) => ![...allowed, ...unread].some(([, pattern]) => pattern.test(text)));
    expect(strays).toEqual([]);
  });
});

/** Parts of the server whose words are for whoever runs it or writes a client, or are no words of the app. */
const besideServer: readonly (readonly [why: string, path: RegExp])[] = [
  ['the catalogues themselves', /^src\/server\/(sign-in\/|models\/guide\/)?texts\//],
  ['told on the terminal and in the log, to whoever runs the server', /^src\/server\/(flags|index|listen|auth\/auth-settings|encryption\/keys)\.ts$/],
  ['what the demo says: samples of an answer, as a model would write them, for whoever writes a client', /^src\/server\/demo\//],
  ['samples of code', /^src\/server\/models\/guide\/code\.ts$/],
  ['queries', /^src\/server\/(store\/(?!migrate\.ts)|encryption\/encrypt-database)/],
  ['asked of a model, or told to it', /^src\/server\/(models\/chat-messages|assistant\/model-input|chatkit\/turns\/interruptions)\.ts$/],
  ['for whoever writes a client whose requests have a wrong form', /^src\/server\/chatkit\/wire\//],
  ['for whoever sets up tokens between servers; the app says what it means by its code', /^src\/server\/auth\/verify-token\.ts$/],
];

/** Strings of the server that nobody reads, or that a programmer or a model does. */
const unreadOfServer: readonly (readonly [why: string, text: RegExp])[] = [
  ['for whoever writes a client', /^(Chat requests (are|go)|Attachments are sent|There is nothing at this address\.|This server answers only under|Only widgets send actions|params\.audio_base64)/],
  ['causes, for which the one who tells of them has words', /^(Not an id of ours|The message could not be sent\.|The mail server did not take|No such …|A sealed (file|secret) is not what|No sealed file|The file (is cut|was changed)|The log of the database could not)/],
  ['queries', /^BEGIN (IMMEDIATE|EXCLUSIVE)|^PRAGMA user_version/],
  ['a purpose that a key is derived for', /server secret v1$/],
  ['markup and script around the words', /^(… )?<|^:root \{|^const page = /],
];

describe('the server', () => {
  test('says what people read in the language of the request', () => {
    const server = [...sourceFiles(readRepository())].filter(([path]) => /^src\/server\/.*\.ts$/.test(path) && !besideServer.some(([, beside]) => beside.test(path)));
    expect(server.length).toBeGreaterThan(60);
    const strays = server.flatMap(([path, source]) => literalsIn(path, source)).filter(({ text }) => ![...allowed, ...unreadOfServer].some(([, pattern]) => pattern.test(text)));
    expect(strays).toEqual([]);
  });
});

describe('the rule', () => {
  const texts = (source: string): string[] => literalsIn('a.tsx', source).map(({ text }) => text);

  test('sees words between tags, in attributes that are read, and sentences anywhere', () => {
    expect(texts('const a = <p>Hello there</p>;')).toEqual(['Hello there']);
    expect(texts('const a = <button aria-label="Close" className="one two three" type="button" />;')).toEqual(['Close']);
    expect(texts(`const a = { label: 'Save', kind: 'save' };`)).toEqual(['Save']);
    expect(texts(`notify('The list could not be read.');`)).toEqual(['The list could not be read.']);
    expect(texts('notify(`Deleted ${title} for good`);')).toEqual(['Deleted … for good']);
  });

  test('leaves alone what nobody reads', () => {
    expect(texts(`import { a } from './a b c.ts'; // Some words here\nconst a: 'One two three' | undefined = <i className={\`note \${tone} wide\`}>{texts.close}</i>;`)).toEqual([]);
    expect(texts(`document.querySelector('[role="menu"]'); const key = \`chat:\${id}\`;`)).toEqual([]);
  });
});

import { appName, environmentPrefix } from '../../shared/brand.ts';
import { counted } from '../../shared/texts/counted.ts';

/** Every sentence that the server says to people outside of its pages; the other languages have the same. */
export const english = {
  lang: 'en',
  newThread: 'New thread',
  /** A byte, bytes, and steps of 1024. */
  units: ['byte', 'bytes', 'KB', 'MB', 'GB'],
  model: {
    notOne: (host: string): string => `${host} did not answer the way a model does. Check the address under Settings → Model; most end in /v1.`,
    brokeOff: (host: string): string => `The connection to ${host} broke off before the answer was finished. What arrived is kept; try again for a whole one.`,
    stopped: (host: string): string => `${host} stopped in the middle of its answer. It may be busy or still loading the model: try again in a moment.`,
    silent: (host: string): string => `${host} did not start to answer in time. It may be busy or still loading the model: try again in a moment.`,
    withheld: (host: string): string => `${host} withheld the answer because of its content rules. Ask in another way.`,
    unreachable: (host: string): string => `Couldn’t reach ${host}. Check that it is running and that this computer is online, then try again.`,
    problem: (host: string): string => `${host} reported a problem. Try again in a moment.`,
    problemSaying: (host: string, words: string): string => `${host} reported a problem: “${words}”. Try again in a moment.`,
    keyRefused: (host: string): string => `${host} did not accept the API key. Put in a valid key under Settings → Model (or in OPENAI_API_KEY), then try again.`,
    notAllowed: (host: string, model: string): string => `${host} does not let this key use the model “${model}”. Choose another model or key under Settings → Model.`,
    noModel: (host: string, model: string): string =>
      `${host} has no model “${model}” at this address. Choose another model under Settings → Model, or check that the address is complete; most end in /v1.`,
    noCredit: (host: string): string => `The account at ${host} has used up its credit. Add credit there, or connect another model under Settings → Model.`,
    /** @param when one of `waits` */
    limited: (host: string, when: string): string => `${host} is limiting how often it can be asked. Try again ${when}.`,
    tooLong: (model: string): string => `This thread has grown too long for “${model}”. Start a new one.`,
    refused: (host: string): string => `${host} could not work with this request.`,
    refusedSaying: (host: string, words: string): string => `${host} could not work with this request: “${words}”.`,
    ownProblem: (host: string, status: number): string => `${host} has a problem of its own (${status}). Try again in a moment.`,
    nothing: 'The model answered with nothing. Ask again, or choose another model in the settings.',
    badAddress: (address: string): string => `“${address}” is not an address. Put in the model’s complete URL under Settings → Model, e.g. https://api.openai.com/v1.`,
    noImages: (model: string): string => `The model “${model}” takes no images: it was told their names only.`,
    longest: 'The answer reached the longest that the model gives at once. Ask it to go on for the rest.',
  },
  waits: {
    second: 'in a second',
    minute: 'in a minute',
    seconds: (count: number): string => counted('en', count, { one: 'in # second', other: 'in # seconds' }),
    minutes: (count: number): string => counted('en', count, { one: 'in # minute', other: 'in # minutes' }),
  },
  speech: {
    unknownFormat: (type: string): string => `Recordings of the type “${type}” cannot be transcribed.`,
    notByModel: (host: string, model: string): string => `${host} does not turn speech into text with “${model}”. Connect a model that does under Settings → Model, or type.`,
    noModel: 'Dictation needs a connected model. Connect one under Settings → Model, or type.',
    tooLong: 'The recording is longer than the 25 MB that can be transcribed. Speak in shorter parts.',
  },
  chat: {
    noThread: 'There is no such thread. It may have been deleted.',
    noItem: 'There is no such message in this thread. It may have been deleted.',
    noPage: 'The page to continue after is gone. Load the list again from its start.',
    noAttachment: 'There is no such attachment. It may have been deleted.',
    threadGone: 'This thread no longer exists. Start a new one.',
    senderGone: 'What this belongs to is no longer in this thread.',
    notYours: 'Only your own messages can be tried again.',
    deletedSince: 'This message was sent before and has been deleted since.',
    notTheLast: 'Only the last message of a thread can be edited, and the one named in metadata.replaces_item_id is not. Load the thread again.',
    noCall: 'This thread is not waiting for the result of a tool. It may have moved on meanwhile.',
    noQuestions: 'These questions are no longer in this thread.',
    answered: 'These questions have been answered already.',
    noActions: 'Nothing on this server answers that action, so nothing was changed.',
    superseded: 'This answer was stopped because something new was sent in this thread.',
    deleted: 'This thread was deleted.',
    stopping: 'The server is stopping. Your message is kept: try again when the server is back.',
  },
  files: {
    gone: 'An attachment of this message is no longer on the server. Remove it and attach the file again.',
    notUploaded: (name: string): string => `“${name}” has not been uploaded completely. Wait until it is, or remove it, and send the message again.`,
    elsewhere: (name: string): string => `“${name}” belongs to another thread. Attach the file again to use it here.`,
    tooLarge: (name: string, size: string, limit: string): string => `“${name}” has ${size}; this server takes files up to ${limit}.`,
    noRoom: (name: string, used: string, limit: string): string =>
      `There is no room for “${name}”: your files fill ${used} of the ${limit} that this server keeps for you. Delete threads with files in them, then try again.`,
    noSuch: 'There is no such attachment. It may have been deleted, or never sent.',
    inUse: (name: string): string => `“${name}” is part of a message and can no longer be changed.`,
    otherType: (name: string, type: string): string => `“${name}” was announced as ${type}. Attach the file again.`,
    notStored: (name: string): string => `“${name}” could not be stored. Try again.`,
    incomplete: (name: string, size: string, whole: string): string => `“${name}” arrived incompletely: ${size} of ${whole}. Try again.`,
    noImage: (name: string): string => `“${name}” is named like an image but holds something else. Check the file.`,
    tooMuch: (name: string, size: string): string => `More arrived of “${name}” than the ${size} that were announced. Attach the file again.`,
  },
  server: {
    fault: 'The server could not carry out this request. Its log has the details.',
    tooLarge: (kilobytes: number): string => `The request is larger than the ${kilobytes} KiB that this server takes.`,
    starting: 'The server is starting. Try again in a moment.',
    noKeys: 'The keys that tokens are checked with cannot be read right now. Try again in a moment.',
  },
  /** Why it does not start; read in the app, and on the terminal in English. */
  start: {
    locked: (folder: string): string => `The database in ${folder} is locked: another ${appName} server uses it. Stop that server, or choose another folder with --data.`,
    damaged: (path: string): string => `${path} is damaged and cannot be read. Move it away or restore it from a backup, then start again; a new one is made when it is missing.`,
    cannotOpen: (path: string): string => `${appName} cannot open its database ${path}. Make the folder writable for your user, or choose another one with --data.`,
    cannotWrite: (folder: string): string => `${appName} cannot write to the data folder ${folder}. Make it a folder that your user can write to, or choose another one with --data.`,
    newer: `The chat database was written by a newer version of ${appName}. Update ${appName}, or choose another folder with --data.`,
    secretDamaged: (path: string): string => `${path} is damaged. Restore it from a backup, or delete it together with auth.db: everybody then signs up again, and chats stay on disk.`,
    keyMissing: (folder: string): string =>
      `The data in ${folder} is encrypted, and the key was not given. The app keeps it in the keychain: unlock that. A server started by hand takes it from ${environmentPrefix}_DATA_KEY.`,
    keyWrong: (folder: string): string =>
      `The data in ${folder} is encrypted with another key than the one in use now. Nothing was changed. Restore the keychain that has the key, or move the folder away to begin anew.`,
    noRoom: (folder: string): string => `The data in ${folder} could not be encrypted, because there is not enough room on the disk. Make some, then start again. Nothing is lost.`,
    notEncrypted: (folder: string, code: string): string =>
      `The data in ${folder} could not be encrypted, because of a fault (${code}). Make sure that the folder can be written to, then start again. Nothing is lost.`,
    fault: (what: string): string => `The server ran into a fault of its own: ${what}`,
  },
  /** Plain text: nothing to load, nothing that could be taken for something else. */
  mails: {
    reset: (name: string, url: string) => ({
      subject: 'Choose a new password',
      text: `Hello ${name},\n\nsomebody asked for a new password for your account. Choose it here within an hour:\n\n${url}\n\nIf that was not you, do nothing: your password stays as it is.\n`,
    }),
    confirm: (name: string, url: string) => ({
      subject: 'Confirm your e-mail address',
      text: `Hello ${name},\n\nconfirm that this is your address by opening this link within an hour:\n\n${url}\n\nIf you created no account, do nothing.\n`,
    }),
    signIn: (url: string) => ({
      subject: 'Your link to sign in',
      text: `Hello,\n\nopen this link within five minutes to sign in. It works once, on the computer where you asked for it:\n\n${url}\n\nIf you did not ask for it, do nothing: nobody can sign in without it.\n`,
    }),
  },
};

/** Every sentence, in one language. */
export type ServerTexts = typeof english;

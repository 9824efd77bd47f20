import { counted } from '../../../../shared/texts/counted.ts';

/** English words of the composer. Sizes, counts and percentages come written as the language writes them. */
export const composer = {
  sendBlockedUploading: 'Still uploading. You can send when it is done, or remove the file.',
  sendBlockedFailed: "Some files couldn’t be uploaded. Try them again or remove them to send.",

  attachFiles: 'Attach files',
  filesAttached: 'Attached files',
  removeFile: (name: string): string => `Remove ${name}`,
  retryFile: (name: string): string => `Upload ${name} again`,
  uploading: 'Uploading',
  uploadingPart: (percent: string): string => `Uploading, ${percent}`,
  uploadFinishing: 'Finishing',
  dropHere: 'Drop files to attach them',
  dropHint: (accepted: string): string => `Accepted: ${accepted}`,

  fileTooLarge: (name: string, size: string, limit: string): string => `“${name}” is ${size}. The most that can be attached is ${limit}.`,
  fileTooMany: (name: string, limit: number): string =>
    `“${name}” wasn’t attached: a message can have ${counted('en', limit, { one: '# file', other: '# files' })} at most.`,
  fileWrongType: (name: string, accepted: string): string => `“${name}” has a type that is not accepted here. Accepted: ${accepted}.`,
  fileFolder: (name: string): string => `“${name}” is a folder. Attach the files in it.`,
  commandFailed: (name: string): string => `“${name}” didn’t work. Try it again.`,
  searchFailed: "The list couldn’t be loaded. Keep typing to try again.",

  uploadFailed: {
    too_large: 'Too large',
    wrong_type: 'Type not accepted',
    unsupported: 'Files not accepted',
    denied: 'Not allowed',
    network: 'No connection',
    vanished: 'File has changed',
    server: 'Not uploaded',
  },
  uploadFailedWhy: {
    too_large: (name: string): string => `The server says that “${name}” is too large. Attach a smaller file.`,
    wrong_type: (name: string): string => `The server doesn’t accept files like “${name}”. Attach another type.`,
    unsupported: (name: string): string => `“${name}” couldn’t be uploaded: this server takes no files. Its administrator can change that.`,
    denied: (name: string): string => `The server refused “${name}”. You may be signed out, or not allowed to attach files.`,
    network: (name: string): string => `“${name}” couldn’t be uploaded because the server wasn’t reached. Check the connection and try again.`,
    vanished: (name: string): string => `“${name}” was moved, deleted or changed after you chose it. Remove it and attach it again.`,
    server: (name: string): string => `The server couldn’t take “${name}”. Try again in a moment.`,
  },

  composerMore: 'More',
  tools: 'Tools',
  toolOff: (name: string): string => `Turn off ${name}`,
  model: 'Model',
  modelDefault: 'Default model',
  modelChosen: (name: string): string => `Model: ${name}`,

  mention: 'Mention',
  mentionSomething: 'Mention something',
  mentionNone: (query: string): string => `Nothing found for “${query}”`,
  mentionEmpty: 'Nothing to mention yet',
  commands: 'Commands',
  commandNone: (query: string): string => `No command matches “${query}”`,
  commandBack: 'Back',
  suggestionsFound: (count: number): string => counted('en', count, { one: '# suggestion', other: '# suggestions' }),
  suggestionsLoading: 'Searching',
  composerActions: 'This message',

  quoteReply: 'Reply',
  quoted: 'Replying to',
  quoteRemove: 'Remove the quote',

  dictate: 'Dictate',
  dictateAsking: 'Waiting for the microphone',
  dictateRecording: 'Recording',
  dictateFull: (minutes: string): string => `${minutes} minutes are the most. Insert the text to go on.`,
  dictateTranscribing: 'Turning speech into text',
  dictateCancel: 'Discard the recording',
  dictateInsert: 'Insert as text',
  dictateFailed: {
    denied: 'The microphone is not allowed. Allow it in the settings of your system, then try again.',
    no_device: 'No microphone was found. Connect one, then try again.',
    in_use: "The microphone couldn’t be opened. Another app may be using it.",
    unsupported: 'This window cannot record sound.',
    not_offered: "This server doesn’t turn speech into text. Its administrator can switch that on.",
    nothing_heard: 'No speech was heard. Nothing was inserted.',
    failed: "The recording couldn’t be turned into text. It is kept: try again.",
  },
};

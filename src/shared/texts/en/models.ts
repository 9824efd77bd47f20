import { appName } from '../../brand.ts';
import { written } from '../counted.ts';

/** Choosing the model behind the server on this computer, and what a test of it says, English. */
export const models = {
  service: 'Service',
  onThisComputer: 'On this computer',
  hosted: 'On the internet',
  none: 'None: the built-in guide answers',
  another: 'Another service',
  getKey: 'Get a key',
  azureHint: 'Put the name of your resource into the address, and the name of your deployment into the model.',
  localHint: 'Start it first. It needs no key.',
  /** `host` is where the stored key belongs. */
  keyElsewhere: (host: string): string => `The stored key belongs to ${host} and is not sent here. Leave empty if this service needs none.`,
  keyInClear: 'This address starts with http://, so the key would travel where others can read it.',
  removeKey: 'Remove key',
  show: 'Show the models of this service',
  list: 'Models',
  loading: 'Asking for the models…',
  noneFits: 'No model of this service has these letters. You can use the name anyway.',
  more: (shown: number, total: number): string => `${written('en', shown)} of ${written('en', total)} are shown. Type to find others.`,
  reload: 'Ask again',
  addressFirst: 'Enter the address first.',
  test: 'Test',
  testing: 'Testing the model…',
  /** `name` is a model or an address. */
  use: (name: string): string => `Use ${name}`,
  connect: 'Connect a model',
  works: (model: string, seconds: number): string =>
    `“${model}” answers. Its first words came after ${new Intl.NumberFormat('en', { style: 'unit', unit: 'second', unitDisplay: 'long', maximumFractionDigits: 1 }).format(seconds)}.`,
  keyMissing: (host: string): string => `${host} wants an API key. Enter one.`,
  keyRefused: (host: string): string => `${host} did not accept the API key. Check that it is complete and still valid.`,
  notAllowed: (host: string, model: string): string => `${host} does not let this key use “${model}”. Choose another model or key.`,
  noModel: (host: string, model: string): string => `${host} has no model “${model}”.`,
  noCredit: (host: string): string => `The account at ${host} has used up its credit. Add credit there, or choose another service.`,
  tooOften: (host: string): string => `${host} is limiting how often it can be asked. Try again in a minute.`,
  elsewhere: (address: string): string => `The models are not at this address. They are at ${address}.`,
  notCompatible: (host: string): string => `${host} answers, but not the way a model does. Check the address; most end in /v1.`,
  notStreaming: (host: string): string => `${host} answers in one piece, and ${appName} needs answers that stream. Choose another service, or a newer version of it.`,
  refused: (host: string, status: number): string => `${host} refused the test (${status}). Check the address and the model.`,
  refusedSaying: (host: string, words: string): string => `${host} refused the test: “${words}”.`,
  serverError: (host: string, status: number): string => `${host} has a problem of its own (${status}). Try again in a moment.`,
  serverErrorSaying: (host: string, words: string): string => `${host} has a problem of its own: “${words}”. Try again in a moment.`,
  nothingThere: (host: string): string => `Nothing answers at ${host}. Start the program that runs the model, then try again.`,
  noList: (host: string): string => `${host} gives no list of its models. Type the name as the service calls it.`,
  emptyList: (host: string): string => `${host} has no models yet. Load one there first.`,
  cancelled: 'The test was stopped.',
};

import type { ChatKitOptions, OpenAIChatKit } from '@openai/chatkit';
import { xhrTransport } from './controller/composer/xhr-transport.ts';
import { createController } from './controller/controller.ts';
import type { Controller } from './controller/controller.ts';
import { browserFrames } from './controller/frame-store.ts';
import { messageOf } from './controller/input.ts';
import type { MessageParams } from './controller/input.ts';
import type { ElementHost, FindAnswer, FindStep, ShowsItems } from './element-host.ts';
import { createElementLife } from './element-life.ts';
import { mountElement } from './mount-element.tsx';

type ComposerParams = Parameters<OpenAIChatKit['setComposerValue']>[0];
type Methods = Pick<
  OpenAIChatKit,
  'setOptions' | 'focusComposer' | 'setThreadId' | 'sendUserMessage' | 'setComposerValue' | 'sendCustomAction' | 'fetchUpdates' | 'showHistory' | 'hideHistory'
>;

/**
 * The bundled `<openai-chatkit>` (protocol §7): same options, methods and events as the hosted one, drawn in an open
 * shadow root of this page instead of a frame. Methods wait until the element is on the page and has options.
 */
export class ChatKitElement extends HTMLElement implements Methods, ShowsItems {
  /** What the app around offers; set by the class that is registered. */
  protected readonly host: ElementHost = {};
  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #frameInstanceId = crypto.randomUUID();
  readonly #life = createElementLife({
    isConnected: () => this.isConnected,
    later: (run) => void setTimeout(run),
    dispatch: (name, detail) => this.#dispatch(name, detail),
    createController: (options) => this.#createController(options),
    mount: (controller, hooks) => mountElement(this, this.#root, controller, hooks),
  });

  connectedCallback(): void {
    this.#life.connected();
  }

  disconnectedCallback(): void {
    this.#life.disconnected();
  }

  /** @throws ChatKitOptionsError naming the wrong path; the options in force stay as they are. */
  setOptions(options: ChatKitOptions): void {
    this.#life.setOptions(options);
  }

  async focusComposer(): Promise<void> {
    (await this.#life.ready()).focusComposer();
  }

  async setThreadId(threadId: string | null): Promise<void> {
    await (await this.#life.ready()).openThread(threadId);
  }

  async showItem(itemId: string): Promise<boolean> {
    return (await this.#life.ready()).showItem(itemId);
  }

  async findText(text: string, step: FindStep): Promise<FindAnswer> {
    return (await this.#life.ready()).findText(text, step);
  }

  async addFiles(files: readonly File[]): Promise<void> {
    (await this.#life.ready()).addFiles(files);
  }

  async sendUserMessage(params: MessageParams): Promise<void> {
    const input = messageOf(params);
    (await this.#life.ready()).send(input, { newThread: params.newThread, attachments: params.attachments });
  }

  async setComposerValue(params: ComposerParams): Promise<void> {
    (await this.#life.ready()).setComposerValue(params);
  }

  async sendCustomAction(action: { type: string; payload?: Record<string, unknown> }, itemId?: string): Promise<void> {
    await (await this.#life.ready()).sendAction(action, itemId);
  }

  async fetchUpdates(): Promise<void> {
    await (await this.#life.ready()).fetchUpdates();
  }

  async showHistory(): Promise<void> {
    (await this.#life.ready()).showHistory(true);
  }

  async hideHistory(): Promise<void> {
    (await this.#life.ready()).showHistory(false);
  }

  #dispatch(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  #createController(options: ChatKitOptions): Controller {
    return createController(
      {
        fetch: (url, init) => globalThis.fetch(url, init),
        upload: xhrTransport,
        objectUrls: { create: (file) => URL.createObjectURL(file), revoke: (url) => URL.revokeObjectURL(url) },
        dispatch: (name, detail) => this.#dispatch(name, detail),
        resolveUrl: (url) => new URL(url, document.baseURI).href,
        nextFrame: browserFrames(),
        now: () => new Date().toISOString(),
        randomId: () => crypto.randomUUID(),
        host: this.host,
        language: navigator.language,
        frameInstanceId: this.#frameInstanceId,
      },
      options,
    );
  }
}

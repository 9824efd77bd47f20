import type { ChatKitOptions, OpenAIChatKit } from '@openai/chatkit';
import { xhrTransport } from './controller/composer/xhr-transport.ts';
import { createController } from './controller/controller.ts';
import type { Controller } from './controller/controller.ts';
import { browserFrames } from './controller/frame-store.ts';
import { createGate } from './controller/gate.ts';
import { messageOf } from './controller/input.ts';
import type { MessageParams } from './controller/input.ts';
import type { ElementHost } from './element-host.ts';
import { shareEqual } from './options/share-options.ts';
import { validateOptions } from './options/validate-options.ts';
import { mountElement } from './mount-element.tsx';
import type { Mounted } from './mount-element.tsx';

type ComposerParams = Parameters<OpenAIChatKit['setComposerValue']>[0];
type Methods = Pick<
  OpenAIChatKit,
  'setOptions' | 'focusComposer' | 'setThreadId' | 'sendUserMessage' | 'setComposerValue' | 'sendCustomAction' | 'fetchUpdates' | 'showHistory' | 'hideHistory'
>;

/**
 * The bundled `<openai-chatkit>` (protocol §7): same options, methods and events as the hosted one, drawn in an open
 * shadow root of this page instead of a frame. Methods wait until the element is on the page and has options.
 */
export class ChatKitElement extends HTMLElement implements Methods {
  /** What the app around offers; set by the class that is registered. */
  protected readonly host: ElementHost = {};
  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #frameInstanceId = crypto.randomUUID();
  #options: ChatKitOptions | undefined;
  #controller: Controller | undefined;
  #mounted: Mounted | undefined;
  readonly #ready = createGate<Controller>();

  connectedCallback(): void {
    this.#begin();
  }

  disconnectedCallback(): void {
    // An element that is only moved is connected again in the same task.
    queueMicrotask(() => {
      if (!this.isConnected) this.#end();
    });
  }

  /** @throws ChatKitOptionsError naming the wrong path; the options in force stay as they are. */
  setOptions(value: ChatKitOptions): void {
    const { options, unknown } = validateOptions(value);
    const before = this.#options;
    // The React wrapper sets all of them whenever one changes (§7.5): what is the same stays the same object.
    this.#options = shareEqual(before, options);
    if (this.#options === before) return;
    if (unknown.length > 0) this.#dispatchLater('chatkit.log', { name: 'options.unknown', data: { paths: unknown } });
    this.#begin();
    this.#controller?.setOptions(this.#options);
    this.#mounted?.applyTheme(this.#options);
  }

  async focusComposer(): Promise<void> {
    (await this.#ready.pass()).focusComposer();
  }

  async setThreadId(threadId: string | null): Promise<void> {
    await (await this.#ready.pass()).openThread(threadId);
  }

  async sendUserMessage(params: MessageParams): Promise<void> {
    const input = messageOf(params);
    (await this.#ready.pass()).send(input, { newThread: params.newThread, attachments: params.attachments });
  }

  async setComposerValue(params: ComposerParams): Promise<void> {
    (await this.#ready.pass()).setComposerValue(params);
  }

  async sendCustomAction(action: { type: string; payload?: Record<string, unknown> }, itemId?: string): Promise<void> {
    await (await this.#ready.pass()).sendAction(action, itemId);
  }

  async fetchUpdates(): Promise<void> {
    await (await this.#ready.pass()).fetchUpdates();
  }

  async showHistory(): Promise<void> {
    (await this.#ready.pass()).showHistory(true);
  }

  async hideHistory(): Promise<void> {
    (await this.#ready.pass()).showHistory(false);
  }

  #begin(): void {
    if (!this.isConnected || this.#options === undefined || this.#controller !== undefined) return;
    const controller = createController(
      {
        fetch: (url, init) => globalThis.fetch(url, init),
        upload: xhrTransport,
        objectUrls: { create: (file) => URL.createObjectURL(file), revoke: (url) => URL.revokeObjectURL(url) },
        dispatch: (name, detail) => this.dispatchEvent(new CustomEvent(name, { detail })),
        resolveUrl: (url) => new URL(url, document.baseURI).href,
        nextFrame: browserFrames(),
        now: () => new Date().toISOString(),
        randomId: () => crypto.randomUUID(),
        host: this.host,
        language: navigator.language,
        frameInstanceId: this.#frameInstanceId,
      },
      this.#options,
    );
    this.#controller = controller;
    this.#mounted = mountElement(this, this.#root, controller, {
      onReady: () => this.#announceReady(controller),
      log: (name, data) => this.#dispatchLater('chatkit.log', { name, data }),
    });
    this.#mounted.applyTheme(this.#options);
  }

  /** The React wrapper listens only after its passive effects, so nothing is dispatched before a task of its own (§7.5). */
  #announceReady(controller: Controller): void {
    setTimeout(() => {
      if (this.#controller !== controller) return;
      this.dispatchEvent(new CustomEvent('chatkit.ready'));
      controller.start();
      this.#ready.open(controller);
    });
  }

  #dispatchLater(name: string, detail: unknown): void {
    setTimeout(() => this.dispatchEvent(new CustomEvent(name, { detail })));
  }

  #end(): void {
    this.#mounted?.unmount();
    this.#controller?.dispose();
    this.#mounted = undefined;
    this.#controller = undefined;
    this.#ready.close();
  }
}

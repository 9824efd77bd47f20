import type { ChatKitOptions, OpenAIChatKit } from '@openai/chatkit';
import { xhrTransport } from './controller/composer/xhr-transport.ts';
import { createController } from './controller/controller.ts';
import type { Controller } from './controller/controller.ts';
import { browserFrames } from './controller/frame-store.ts';
import { contentInput, refusal, toUserContent } from './controller/input.ts';
import type { MessageExtras } from './controller/input.ts';
import type { ElementHost } from './element-host.ts';
import { validateOptions } from './options/validate-options.ts';
import { mountElement } from './mount-element.tsx';
import type { Mounted } from './mount-element.tsx';

type MessageParams = Parameters<OpenAIChatKit['sendUserMessage']>[0];
type ComposerParams = Parameters<OpenAIChatKit['setComposerValue']>[0];
type Methods = Pick<
  OpenAIChatKit,
  'setOptions' | 'focusComposer' | 'setThreadId' | 'sendUserMessage' | 'setComposerValue' | 'sendCustomAction' | 'fetchUpdates' | 'showHistory' | 'hideHistory'
>;

interface Waiter<T> {
  promise: Promise<T>;
  resolve: (value: T) => void;
}

function createWaiter<T>(): Waiter<T> {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((found) => (resolve = found));
  return { promise, resolve };
}

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
  #ready = createWaiter<Controller>();

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
    this.#options = options;
    if (unknown.length > 0) this.#dispatchLater('chatkit.log', { name: 'options.unknown', data: { paths: unknown } });
    if (this.#controller === undefined) this.#begin();
    else this.#controller.setOptions(options);
    this.#mounted?.applyTheme(options);
  }

  async focusComposer(): Promise<void> {
    (await this.#ready.promise).focusComposer();
  }

  async setThreadId(threadId: string | null): Promise<void> {
    await (await this.#ready.promise).openThread(threadId);
  }

  async sendUserMessage(params: MessageParams): Promise<void> {
    const controller = await this.#ready.promise;
    const { text, content, reply, attachments, newThread, toolChoice, model } = params;
    const parts = content === undefined ? [{ type: 'input_text' as const, text: text ?? '' }] : toUserContent(content);
    const extras: MessageExtras = { reply, model, toolId: toolChoice?.id, attachmentIds: attachments?.map((attachment) => attachment.id) };
    const input = contentInput(parts, extras);
    if (input.attachments.length === 0 && parts.every((part) => part.text.trim() === '')) throw refusal('sendUserMessage() needs text, content or attachments.');
    controller.send(input, { newThread, attachments });
  }

  async setComposerValue(params: ComposerParams): Promise<void> {
    (await this.#ready.promise).setComposerValue(params);
  }

  async sendCustomAction(action: { type: string; payload?: Record<string, unknown> }, itemId?: string): Promise<void> {
    await (await this.#ready.promise).sendAction(action, itemId);
  }

  async fetchUpdates(): Promise<void> {
    await (await this.#ready.promise).fetchUpdates();
  }

  async showHistory(): Promise<void> {
    (await this.#ready.promise).showHistory(true);
  }

  async hideHistory(): Promise<void> {
    (await this.#ready.promise).showHistory(false);
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
    this.#mounted = mountElement(this, this.#root, controller, () => this.#announceReady(controller));
    this.#mounted.applyTheme(this.#options);
  }

  /** The React wrapper listens only after its passive effects, so nothing is dispatched before a task of its own (§7.5). */
  #announceReady(controller: Controller): void {
    setTimeout(() => {
      if (this.#controller !== controller) return;
      this.dispatchEvent(new CustomEvent('chatkit.ready'));
      controller.start();
      this.#ready.resolve(controller);
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
    this.#ready = createWaiter();
  }
}

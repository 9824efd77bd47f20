interface Options {
  api: { url: string; domainKey: string; fetch: typeof fetch };
}

interface StandInEvent {
  type: string;
  thread?: { id: string };
  update?: { type: string; delta: string };
}

interface State {
  options?: Options;
  begun: boolean;
  thread: string | null;
  turn?: AbortController;
}

/**
 * The stand-in's browser side: defines the element. Self-contained and without class fields on purpose, because its source
 * is sent to the browser.
 */
export function defineStandIn(): void {
  const base = new URL('.', (document.currentScript as HTMLScriptElement).src).href;
  const states = new WeakMap<HTMLElement, State>();
  const stateOf = (element: HTMLElement): State => states.get(element) ?? (states.set(element, { begun: false, thread: null }), stateOf(element));
  const emit = (element: HTMLElement, name: string, detail?: unknown): void => void element.dispatchEvent(new CustomEvent(name, { detail }));

  function begin(element: HTMLElement): void {
    const state = stateOf(element);
    if (state.begun || state.options === undefined) return;
    state.begun = true;
    const { domainKey } = state.options.api;
    setTimeout(() => {
      if (domainKey === `domain_pk_${location.hostname}`) draw(element);
      else emit(element, 'chatkit.error', { error: new Error(`Domain verification failed for ${location.hostname}.`) });
    });
  }

  function draw(element: HTMLElement): void {
    const root = element.attachShadow({ mode: 'open' });
    // An inline style element and a string as HTML: what a script that does not know our policy may well do.
    root.innerHTML =
      '<style>p { color: rgb(1, 2, 3); }</style><section role="log" aria-label="Hosted chat"></section><textarea aria-label="Hosted message"></textarea>' +
      '<button type="button">Hosted stop</button><iframe title="Hosted frame"></iframe><output></output>';
    addEventListener('message', ({ data, origin }) => {
      if (data === 'stand-in frame' && origin === new URL(base).origin) root.querySelector('output')!.textContent = 'frame loaded';
    });
    root.querySelector('iframe')!.src = `${base}frame.html`;
    const textarea = root.querySelector('textarea')!;
    textarea.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      void ask(element, textarea.value);
      textarea.value = '';
    });
    root.querySelector('button')!.addEventListener('click', () => stateOf(element).turn?.abort());
    emit(element, 'chatkit.ready');
  }

  async function ask(element: HTMLElement, text: string): Promise<void> {
    const state = stateOf(element);
    const { url, fetch } = state.options!.api;
    const input = { content: [{ type: 'input_text', text }], quoted_text: '', attachments: [], inference_options: {} };
    const body =
      state.thread === null ? { type: 'threads.create', params: { input } } : { type: 'threads.add_user_message', params: { thread_id: state.thread, input } };
    const line = document.createElement('p');
    element.shadowRoot!.querySelector('section')!.append(line);
    state.turn = new AbortController();
    emit(element, 'chatkit.response.start');
    try {
      const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body), signal: state.turn.signal });
      const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
      let rest = '';
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        const frames = (rest + value).split('\n\n');
        rest = frames.pop()!;
        for (const frame of frames) take(element, JSON.parse(frame.slice(6)), line);
      }
    } catch (error) {
      if ((error as Error).name === 'AbortError') line.append(' [stopped]');
      else emit(element, 'chatkit.error', { error });
    }
    emit(element, 'chatkit.response.end');
  }

  function take(element: HTMLElement, event: StandInEvent, line: HTMLElement): void {
    if (event.type === 'thread.created') {
      stateOf(element).thread = event.thread!.id;
      emit(element, 'chatkit.thread.change', { threadId: event.thread!.id });
    }
    if (event.update?.type.endsWith('text_delta') === true) line.append(event.update.delta);
  }

  class StandIn extends HTMLElement {
    setOptions(options: Options): void {
      const { api } = options as { api?: Partial<Options['api']> };
      if (typeof api?.url !== 'string' || typeof api.domainKey !== 'string') throw new Error('Invalid frame params: ChatKit.create(): api');
      stateOf(this).options = options;
      this.dataset['options'] = JSON.stringify(options);
      if (this.isConnected) begin(this);
    }

    connectedCallback(): void {
      begin(this);
    }

    async sendUserMessage({ text }: { text: string }): Promise<void> {
      await ask(this, text);
    }

    async setThreadId(id: string | null): Promise<void> {
      stateOf(this).thread = id;
      emit(this, 'chatkit.thread.change', { threadId: id });
    }

    async focusComposer(): Promise<void> {
      this.shadowRoot?.querySelector('textarea')?.focus();
    }

    async fetchUpdates(): Promise<void> {}
    async setComposerValue(): Promise<void> {}
    async sendCustomAction(): Promise<void> {}
    async showHistory(): Promise<void> {}
    async hideHistory(): Promise<void> {}
  }

  customElements.define('openai-chatkit', StandIn);
}

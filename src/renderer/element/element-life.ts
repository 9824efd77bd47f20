import type { ChatKitOptions } from '@openai/chatkit';
import type { Controller } from './controller/controller.ts';
import { createGate } from './controller/gate.ts';
import type { MountHooks, Mounted } from './mount-element.tsx';
import { shareEqual } from './options/share-options.ts';
import { validateOptions } from './options/validate-options.ts';

export interface ElementLifeDeps {
  isConnected: () => boolean;
  /** Runs in a task of its own. */
  later: (run: () => void) => void;
  dispatch: (name: string, detail?: unknown) => void;
  createController: (options: ChatKitOptions) => Controller;
  mount: (controller: Controller, hooks: MountHooks) => Mounted;
}

export interface ElementLife {
  connected: () => void;
  disconnected: () => void;
  /** @throws ChatKitOptionsError naming the wrong path; the options in force stay as they are. */
  setOptions: (options: ChatKitOptions) => void;
  /** Resolves once the element is on the page, has options and is drawn; waits through a time off the page. */
  ready: () => Promise<Controller>;
}

/** When there is something to draw and to talk to: from the first options on a page until the element has left it (§7.1, §7.5). */
export function createElementLife({ isConnected, later, dispatch, createController, mount }: ElementLifeDeps): ElementLife {
  const gate = createGate<Controller>();
  let options: ChatKitOptions | undefined;
  let living: { controller: Controller; mounted: Mounted } | undefined;

  /** The React wrapper listens only after its passive effects, so nothing is dispatched before a task of its own (§7.5). */
  function tell(name: string, detail?: unknown): void {
    later(() => dispatch(name, detail));
  }

  function begin(): void {
    if (!isConnected() || options === undefined || living !== undefined) return;
    const controller = createController(options);
    let announced = false;
    const mounted = mount(controller, {
      onReady: () => {
        // A strict renderer says so twice.
        if (!announced) later(() => announce(controller));
        announced = true;
      },
      log: (name, data) => tell('chatkit.log', { name, data }),
    });
    living = { controller, mounted };
    mounted.applyTheme(options);
  }

  function announce(controller: Controller): void {
    if (living?.controller !== controller) return;
    dispatch('chatkit.ready');
    controller.start();
    gate.open(controller);
  }

  function end(): void {
    living?.mounted.unmount();
    living?.controller.dispose();
    living = undefined;
    gate.close();
  }

  return {
    connected: begin,
    disconnected: () => {
      // An element that is only moved is connected again in the same task.
      queueMicrotask(() => {
        if (!isConnected()) end();
      });
    },
    setOptions: (value) => {
      const valid = validateOptions(value);
      const before = options;
      // The React wrapper sets all of them whenever one changes (§7.5): what is the same stays the same object.
      options = shareEqual(before, valid.options);
      if (options === before) return;
      if (valid.unknown.length > 0) tell('chatkit.log', { name: 'options.unknown', data: { paths: valid.unknown } });
      if (living === undefined) {
        begin();
      } else {
        living.controller.setOptions(options);
        living.mounted.applyTheme(options);
      }
    },
    ready: gate.pass,
  };
}

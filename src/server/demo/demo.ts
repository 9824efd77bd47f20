import type { UserMessageItem } from '../../shared/chatkit/types.ts';
import type { ActionTrigger, ReplyTrigger, Responder, TurnContext } from '../responder.ts';
import { actions, syncActions } from './actions.ts';
import { createDemoItems } from './demo-items.ts';
import type { Scene, SceneEvents, Stage } from './scene.ts';
import { findScene } from './scenes.ts';

export interface DemoDeps {
  /** Waits as long as one word takes; resolves early or rejects when the signal aborts. */
  pause(signal: AbortSignal): Promise<void>;
}

const command = /^\/demo\b\s*(\S*)/i;

/** The scene that a message asks for; `undefined` where it asks for none. */
function wishOf({ content }: UserMessageItem): string | undefined {
  const text = content
    .map((part) => part.text)
    .join('')
    .trim();
  return command.exec(text)?.[1]?.toLowerCase();
}

function lastWish({ items, trigger }: TurnContext): string | undefined {
  const asked = trigger.type === 'message' ? trigger.item : items.findLast((item) => item.type === 'user_message');
  return asked === undefined ? undefined : wishOf(asked);
}

/** Whether the demo answers this turn: its message begins with `/demo`, or it goes on from one that did. */
export function isDemoTurn(turn: TurnContext): boolean {
  if (turn.trigger.type === 'action' && turn.trigger.action.type.startsWith('demo.')) return true;
  return lastWish(turn) !== undefined;
}

/**
 * Plays everything that the ChatKit protocol can show, on request: `/demo widgets`, `/demo sources`, … and `/demo` for the
 * list. For developers who want to see it, and for tests that need it: English in every language of the app.
 */
export function createDemo({ pause }: DemoDeps): Responder {
  function stageFor(turn: TurnContext): Stage {
    return {
      turn,
      items: createDemoItems(turn),
      async beat(count = 1) {
        for (let at = 0; at < count && !turn.signal.aborted; at += 1) {
          await pause(turn.signal).catch((error: unknown) => {
            if (!turn.signal.aborted) throw error;
          });
        }
      },
    };
  }

  function play(scene: Scene, stage: Stage, trigger: ReplyTrigger): SceneEvents {
    if (trigger.type === 'message') return scene.play(stage);
    return scene.goOn?.(stage, trigger) ?? [];
  }

  return {
    async *respond(turn: TurnContext<ReplyTrigger>) {
      const scene = findScene(lastWish(turn) ?? '');
      turn.thread.title ??= `Demo: ${scene.name}`;
      yield* play(scene, stageFor(turn), turn.trigger);
    },
    async *action(turn: TurnContext<ActionTrigger>) {
      yield* actions(turn.trigger.action.type)(stageFor(turn), turn.trigger);
    },
    syncAction: (turn: TurnContext<ActionTrigger>) => Promise.resolve(syncActions(turn.trigger.action.type)(stageFor(turn), turn.trigger)),
    allowCancel: (turn) => turn.trigger.type !== 'message' || lastWish(turn) !== 'nostop',
  };
}

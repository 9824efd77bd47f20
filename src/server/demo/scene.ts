import type { ThreadItem, ThreadStreamEvent } from '../../shared/chatkit/types.ts';
import type { ReplyTrigger, Trigger, TurnContext } from '../responder.ts';
import type { DemoItems } from './demo-items.ts';

/** What a scene works with. */
export interface Stage {
  turn: TurnContext;
  items: DemoItems;
  /** Waits as long as a few words take; returns at once when the answer was stopped. */
  beat(count?: number): Promise<void>;
}

export type SceneEvents = Iterable<ThreadStreamEvent> | AsyncIterable<ThreadStreamEvent>;

/** One thing that ChatKit can show. */
export interface Scene {
  /** What is written after `/demo`. */
  name: string;
  /** In the list of scenes: what is to be seen. */
  about: string;
  play(stage: Stage): SceneEvents;
  /** Goes on after the app or the person answered what the scene asked. */
  goOn?(stage: Stage, trigger: Exclude<ReplyTrigger, { type: 'message' }>): SceneEvents;
}

export type ActionHandler = (stage: Stage, trigger: Extract<Trigger, { type: 'action' }>) => SceneEvents;
export type SyncHandler = (stage: Stage, trigger: Extract<Trigger, { type: 'action' }>) => ThreadItem | undefined;

/** The payload of an action as a record; anything else is empty. */
export function payloadOf(trigger: Extract<Trigger, { type: 'action' }>): Record<string, unknown> {
  const { payload } = trigger.action;
  return typeof payload === 'object' && payload !== null ? (payload as Record<string, unknown>) : {};
}

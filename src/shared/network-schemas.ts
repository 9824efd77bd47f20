/** Run-time shapes of `network.ts`, for main's router. */
import { z } from 'zod';
import type { NetworkDesktopMethods } from './network.ts';
import { say } from './texts/say.ts';
import { wrongInput } from './wrong-input.ts';

const nothing = z.undefined();
const printable = /^\P{Cc}*$/u;
const proxy = z.string().max(300).regex(/^https?:\/\/[^/\s]+$/);
/** Basic authentication ends the name at the first colon (RFC 7617 §2). */
const name = z.string().refine((text) => text !== '' && text.length <= 256 && printable.test(text) && !text.includes(':'), wrongInput(() => say('inputs', 'proxyName')));
const password = z.string().refine((text) => text.length <= 512 && printable.test(text), wrongInput(() => say('inputs', 'password', 512)));

export const networkSchemas = {
  'network.state': nothing,
  'network.answer': z.strictObject({ proxy, name, password, keep: z.boolean() }),
  'network.cancel': z.strictObject({ proxy }),
  'network.ask': z.strictObject({ proxy }),
  'network.forget': z.strictObject({ proxy }),
  // What is too long gets its own sentence.
  'network.authorities': z.strictObject({ text: z.string().max(1_000_000) }),
  'network.openPortal': nothing,
} satisfies { readonly [M in keyof NetworkDesktopMethods]: z.ZodType<NetworkDesktopMethods[M]['input']> };

/** Run-time shapes of `sign-in-api.ts`, for main's router. */
import { z } from 'zod';
import type { SignInDesktopMethods } from './sign-in-api.ts';
import { say } from './texts/say.ts';
import { wrongInput } from './wrong-input.ts';

const nothing = z.undefined();
const printable = /^\P{Cc}*$/u;
const email = z
  .string()
  .refine((text) => text.length <= 320 && printable.test(text) && text.trim() !== '', wrongInput(() => say('inputs', 'email')))
  .transform((text) => text.trim());
const password = z.string().refine((text) => text !== '' && text.length <= 1_024, wrongInput(() => say('inputs', 'password', 1_024)));
const code = z.string().refine((text) => /^[\w\s-]{4,64}$/.test(text), wrongInput(() => say('inputs', 'code')));

export const signInSchemas = {
  'signIn.methods': nothing,
  'signIn.progress': nothing,
  'signIn.verify': z.strictObject({ code, kind: z.enum(['totp', 'recovery']), trust: z.boolean() }),
  'signIn.browser': z.strictObject({ provider: z.string().regex(/^[\w-]{1,40}$/).exactOptional() }),
  'signIn.paste': z.strictObject({ code: z.string().refine((text) => text.trim() !== '' && text.length <= 8_192, wrongInput(() => say('inputs', 'paste'))) }),
  'signIn.device': nothing,
  'signIn.mail': z.strictObject({ email }),
  'signIn.requestReset': z.strictObject({ email }),
  'signIn.confirmAgain': z.strictObject({ email }),
  'signIn.cancel': nothing,
  'account.security': nothing,
  'account.beginCodes': z.strictObject({ password }),
  'account.confirmCodes': z.strictObject({ code }),
  'account.endCodes': z.strictObject({ password }),
  'account.recoveryCodes': z.strictObject({ password }),
} satisfies { readonly [M in keyof SignInDesktopMethods]: z.ZodType<SignInDesktopMethods[M]['input']> };

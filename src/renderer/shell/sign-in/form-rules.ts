import type { Texts } from '../../../shared/texts/en/texts.ts';

export type SignInMode = 'sign-in' | 'sign-up';

export interface SignInFields {
  name: string;
  email: string;
  password: string;
}

export type FieldName = keyof SignInFields;
export type FieldErrors = Partial<Record<FieldName, string>>;

/** Better Auth's default minimum for new passwords. */
export const minPasswordLength = 8;
const maxPasswordLength = 128;

/** Order on the screen; the first field with an error takes the focus. */
export const fieldOrder: readonly FieldName[] = ['name', 'email', 'password'];

/** @returns one sentence per field that cannot be sent as it is. Rules for new passwords hold only when signing up. */
export function checkFields({ signIn }: Texts, mode: SignInMode, fields: SignInFields): FieldErrors {
  const errors: FieldErrors = {};
  if (mode === 'sign-up' && fields.name.trim() === '') errors.name = signIn.enterName;
  const email = fields.email.trim();
  if (email === '') errors.email = signIn.enterEmail;
  else if (!looksLikeEmail(email)) errors.email = signIn.notAnEmail;
  if (fields.password === '') errors.password = mode === 'sign-up' ? signIn.choosePassword : signIn.enterPassword;
  else if (mode === 'sign-up' && fields.password.length < minPasswordLength) {
    errors.password = signIn.passwordTooShort(minPasswordLength, fields.password.length);
  } else if (mode === 'sign-up' && fields.password.length > maxPasswordLength) {
    errors.password = signIn.passwordTooLong(maxPasswordLength);
  }
  return errors;
}

/** Only what no server accepts is refused here: the server has the last word on addresses. */
function looksLikeEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text);
}

export function firstInvalid(errors: FieldErrors): FieldName | undefined {
  return fieldOrder.find((field) => errors[field] !== undefined);
}

/** Forms of one sentence by plural category (CLDR); `#` stands for the number. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

const rules = new Map<string, Intl.PluralRules>();
const formats = new Map<string, Intl.NumberFormat>();

/** The number as the language writes it. `tag` is BCP 47. */
export function written(tag: string, value: number): string {
  let format = formats.get(tag);
  if (format === undefined) formats.set(tag, (format = new Intl.NumberFormat(tag)));
  return format.format(value);
}

/** The form that the number takes in the language, with the number in it. `tag` is BCP 47. */
export function counted(tag: string, count: number, forms: PluralForms): string {
  let rule = rules.get(tag);
  if (rule === undefined) rules.set(tag, (rule = new Intl.PluralRules(tag)));
  return (forms[rule.select(count)] ?? forms.other).replaceAll('#', written(tag, count));
}

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * A formatter for dates, made once for each language and form: each holds memory outside the heap that the collector does not see,
 * and a list of a thousand rows asks several times for each.
 */
export function dateFormat(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${tag} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (format === undefined) formats.set(key, (format = new Intl.DateTimeFormat(tag, options)));
  return format;
}

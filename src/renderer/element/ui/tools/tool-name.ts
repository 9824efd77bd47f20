/** The name of a tool as words: `get_current_weather` and `getCurrentWeather` are "Get current weather". */
export function readableName(name: string): string {
  const words = name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/[_.\-/]+/g, ' ')
    .trim()
    .toLowerCase();
  const [first = '', ...rest] = words;
  return first.toUpperCase() + rest.join('');
}

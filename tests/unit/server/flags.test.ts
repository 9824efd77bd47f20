import { describe, expect, it } from 'vitest';
import { parseFlags } from '../../../src/server/flags.ts';

describe('parseFlags', () => {
  it('reads what is given and leaves the rest to the caller', () => {
    expect(parseFlags([])).toEqual({ allowOrigins: [], help: false });
    expect(
      parseFlags([
        '--port',
        '0',
        '--data',
        'd',
        '--host',
        '::1',
        '--url',
        'https://chat.example.com/x',
        '--allow-origin',
        'https://a.example',
        '--allow-origin=http://b.example:8080/',
      ]),
    ).toEqual({
      port: 0,
      data: 'd',
      host: '::1',
      url: 'https://chat.example.com',
      allowOrigins: ['https://a.example', 'http://b.example:8080'],
      help: false,
    });
  });

  it.each([
    [['--port', 'http'], '--port takes a number from 0 to 65535, not “http”.'],
    [['--port', '65536'], '--port takes a number from 0 to 65535, not “65536”.'],
    [['--url', 'chat.example.com'], '--url takes an address such as https://chat.example.com, not “chat.example.com”.'],
    [['--allow-origin', 'null'], '--allow-origin takes an address such as https://chat.example.com, not “null”.'],
    [['--colour'], /--colour.*See --help\.$/s],
    [['--port'], /--port.*See --help\.$/s],
    [['extra'], /extra.*See --help\.$/s],
  ])('says what is wrong with %o', (args, sentence) => {
    expect(() => parseFlags(args)).toThrow(sentence);
  });
});

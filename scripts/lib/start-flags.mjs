/** What `npm start --` takes; everything but `--web` is for the app, which checks the values. */
const valued = ['--port', '--profile', '--server', '--chat-url'];
const plain = ['--web', '--no-open'];

/**
 * Reads the flags of `npm start -- …`.
 * @returns `{ web, args }`, the latter to hand on to the app, or `{ problem }`: a sentence for the person.
 */
export function parseStartFlags(argv) {
  const args = [];
  let web = false;
  for (let index = 0; index < argv.length; index += 1) {
    const argument = argv[index];
    const [name, inline] = splitOnce(argument);
    if (name === '--web' && inline === undefined) {
      web = true;
    } else if (plain.includes(argument)) {
      args.push(argument);
    } else if (valued.includes(name)) {
      const value = inline ?? argv[(index += 1)];
      if (value === undefined || value === '' || (inline === undefined && value.startsWith('--')))
        return { problem: `${name} needs a value after it.` };
      const problem = checkValue(name, value);
      if (problem !== undefined) return { problem };
      args.push(name, value);
    } else {
      return { problem: `npm start does not know "${argument}". It takes ${[...plain, ...valued].join(', ')}, after a lone --.` };
    }
  }
  if (args.includes('--chat-url') && !args.includes('--server'))
    return { problem: '--chat-url goes with --server: give the address of the auth server too.' };
  return { web, args };
}

function checkValue(name, value) {
  if (name === '--port' && !(/^\d{1,5}$/.test(value) && Number(value) <= 65_535))
    return `--port takes a number from 0 to 65535, not "${value}".`;
  return undefined;
}

function splitOnce(argument) {
  const at = argument.indexOf('=');
  return at === -1 ? [argument] : [argument.slice(0, at), argument.slice(at + 1)];
}

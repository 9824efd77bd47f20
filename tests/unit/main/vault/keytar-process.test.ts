import { expect, it } from 'vitest';
import type { Child } from '../../../../src/main/child.ts';
import { createKeytarProcess, type KeytarAnswer, type KeytarCall } from '../../../../src/main/vault/keytar-process.ts';

/** What a child makes of a call; `dies`: it ends instead of answering. */
type Behaviour = (call: KeytarCall) => { value: string | boolean | null } | { error: string } | 'dies';

function setUp(...children: Behaviour[]) {
  const asked: number[] = [];
  let started = 0;
  const keytar = createKeytarProcess(() => {
    const at = started++;
    const behave = children[at] ?? children.at(-1)!;
    const messages: ((message: unknown) => void)[] = [];
    const exits: ((code: number) => void)[] = [];
    const child: Child = {
      post(message) {
        asked.push(at);
        const call = message as KeytarCall;
        const answer = behave(call);
        queueMicrotask(() => {
          if (answer === 'dies') for (const exit of exits) exit(139);
          else for (const tell of messages) tell({ id: call.id, ...answer } satisfies KeytarAnswer);
        });
      },
      onMessage: (listener) => void messages.push(listener),
      onExit: (listener) => void exits.push(listener),
      hold: () => undefined,
      kill: () => {
        for (const exit of exits) exit(137);
      },
    };
    return child;
  });
  return { keytar, asked, started: () => started };
}

const works: Behaviour = ({ method, args }) => ({ value: method === 'getPassword' ? `secret of ${args[1]}` : true });
const dies: Behaviour = () => 'dies';
const gone: Behaviour = () => ({ error: 'The name :1.3 was not provided by any .service files' });

/** Works so often, then does the other thing. */
function after(times: number, then: Behaviour): Behaviour {
  let left = times;
  return (call) => (left-- > 0 ? works(call) : then(call));
}

it('asks one process, started when it is needed first, and gives each caller its own answer', async () => {
  const { keytar, started } = setUp(works);
  expect(started()).toBe(0);
  expect(await Promise.all([keytar.getPassword('s', 'a'), keytar.getPassword('s', 'b'), keytar.deletePassword('s', 'c')])).toEqual(['secret of a', 'secret of b', true]);
  await keytar.setPassword('s', 'a', 'x');
  expect(started()).toBe(1);
});

it.each([
  ['lost its connection', gone],
  ['crashed', dies],
])('asks a new process once more when one that had worked %s', async (_, fault) => {
  const { keytar, asked } = setUp(after(1, fault), works);
  await keytar.getPassword('s', 'a');
  expect(await keytar.getPassword('s', 'b')).toBe('secret of b');
  expect(asked).toEqual([0, 0, 1]);
});

it('does not go on asking where a new process fails too, and begins with a new one next time', async () => {
  const { keytar, asked } = setUp(gone, after(1, gone), gone, works);
  await expect(keytar.getPassword('s', 'a')).rejects.toThrow('not provided');
  expect(asked).toEqual([0]);
  expect(await keytar.getPassword('s', 'b')).toBe('secret of b');
  await expect(keytar.getPassword('s', 'c')).rejects.toThrow('not provided');
  expect(asked).toEqual([0, 1, 1, 2]);
  expect(await keytar.getPassword('s', 'd')).toBe('secret of d');
});

it('takes the word of a keychain that is locked or refuses: asking again would prompt again', async () => {
  const { keytar, asked } = setUp(() => ({ error: 'Cannot create an item in a locked collection' }));
  await expect(keytar.setPassword('s', 'a', 'x')).rejects.toThrow('locked');
  await expect(keytar.setPassword('s', 'a', 'x')).rejects.toThrow('locked');
  expect(asked).toEqual([0, 0]);
});

it('ends its process with the app', async () => {
  const { keytar, started } = setUp(works);
  await keytar.getPassword('s', 'a');
  await keytar.dispose();
  await keytar.getPassword('s', 'a');
  expect(started()).toBe(2);
});

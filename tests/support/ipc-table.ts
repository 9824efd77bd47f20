/** The shell's contract as docs/ipc.md has it, from the schemas themselves. */
import { z } from 'zod';
import { eventNames, methodNames, type MethodName } from '../../src/shared/desktop-api.ts';
import { inputSchemas } from '../../src/shared/desktop-schemas.ts';

interface Shape {
  type?: string;
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape;
  anyOf?: Shape[];
  oneOf?: Shape[];
  enum?: unknown[];
  const?: unknown;
  maxLength?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
}

/** A schema in one line: `{ email: text, password: text }`; `?` for what may be left out. */
function lineOf(shape: Shape): string {
  const either = shape.anyOf ?? shape.oneOf;
  if (either !== undefined) return either.map(lineOf).join(' or ');
  if (shape.const !== undefined) return JSON.stringify(shape.const);
  if (shape.enum !== undefined) return shape.enum.map((one) => JSON.stringify(one)).join(' or ');
  switch (shape.type) {
    case 'object':
      return `{ ${Object.entries(shape.properties ?? {}).map(([name, inner]) => `${name}${shape.required?.includes(name) === true ? '' : '?'}: ${lineOf(inner)}`).join(', ')} }`;
    case 'array':
      return `${shape.maxItems ?? 'any number'} × ${lineOf(shape.items ?? {})}`;
    case 'string':
      return shape.maxLength === undefined ? 'text' : `text to ${shape.maxLength}`;
    case 'number':
    case 'integer':
      return [shape.minimum, shape.maximum].some((limit) => limit !== undefined && Math.abs(limit) < Number.MAX_SAFE_INTEGER)
        ? `number ${shape.minimum ?? ''}…${shape.maximum !== undefined && shape.maximum < Number.MAX_SAFE_INTEGER ? shape.maximum : ''}`
        : 'number';
    case undefined:
      return 'an object with its own checks';
    default:
      return shape.type;
  }
}

function inputOf(method: MethodName): string {
  const schema: z.ZodType = inputSchemas[method];
  if (schema instanceof z.ZodUndefined) return 'none';
  return lineOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape);
}

/** All of docs/ipc.md. */
export function ipcPage(maxBytes: number): string {
  const cell = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;
  return `# What pages can ask of main

Written by \`tests/unit/shared/ipc-table.test.ts\` from the schemas; after a change run it with \`--update\` and look at the difference.

The shell's page calls methods by name through \`window.latchkey\`, over one channel (\`src/main/ipc/router.ts\`). The same rules hold for each of
the ${methodNames.length} methods, and a test tries each rule on each method:

| rule | refused with |
|---|---|
| **sender**: the top frame of the shell's own origin, as the host knows it, not as the call says; in Electron of a session of ours | \`request.denied\` |
| **name**: one of the list below | \`request.unknown_method\` |
| **size**: at most ${maxBytes / 1_024} KiB, eight levels deep, plain objects, lists, texts, numbers and booleans | \`request.too_large\` |
| **shape**: as below; a key that is not named is refused, every text has a longest length or a form of its own | \`request.invalid\` |

Failures are results with a closed code, never an exception, and never repeat what was sent. The chat page and every other frame have no such door: what
the chat page may fetch is \`src/main/gateway/gateway.ts\`, with a header of our own, JSON and 32 MiB at most.

## Methods

| method | input |
|---|---|
${methodNames.map((method) => `| \`${method}\` | ${cell(inputOf(method))} |`).join('\n')}

## Events

From main to the shell's page, over one channel, to a page of the shell's origin alone. The payload is the whole new value.

${eventNames.map((event) => `\`${event}\``).join(', ')}
`;
}

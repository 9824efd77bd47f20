/** An answer with everything that markdown in a chat tends to hold. */
export const longAnswer = `## Reading a file line by line

Use a stream, so the file never has to fit in memory. The shortest correct way is \`readline\` over a read stream:

\`\`\`js
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

// Each line arrives without its line break.
const lines = createInterface({ input: createReadStream('access.log', 'utf8'), crlfDelay: Infinity });

let total = 0;
for await (const line of lines) {
  if (line.startsWith('ERROR')) total += 1;
}
console.log(\`\${total} errors\`);
\`\`\`

### What to watch out for

1. **Encoding.** Pass it to the stream; otherwise a character can be cut in half between two chunks.
2. **Back-pressure.** \`for await\` waits for your work on a line before it reads on.
   - That is what you want for a database insert.
   - It is slower than batching for cheap work.
3. **Errors.** A missing file surfaces in the loop, so wrap it in \`try\`/\`catch\`.

| Way | Memory | Speed | Good for |
| :-- | --: | --: | :-- |
| \`readFile\` + \`split\` | whole file | fast | small files |
| \`readline\` | one line | good | logs, exports |
| Streams by hand | one chunk | best | binary formats |

> A file that is being written to may end in half a line.
> Keep that in mind when you tail it.

- [x] Works with CRLF
- [ ] Follows a growing file

See the [readline documentation](https://nodejs.org/api/readline.html) for the rest.

![Diagram of the stream](https://example.com/diagram.png)`;

export const shortAnswer = 'Wrap the file in a read stream, hand it to `readline`, and loop over the lines with `for await`.';

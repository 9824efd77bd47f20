import type { HistoryChange, ThreadRecord } from '../../src/main/history-store.ts';
import type { ThreadItem } from '../../src/shared/chatkit/types.ts';
import { pick, seededRandom } from './random.ts';

export interface HistorySeed {
  threads: number;
  /** In all threads together. */
  items: number;
  /** The same gives the same history. */
  seed: number;
}

/** `HistoryStore`, or the database behind it in the test's own thread. */
interface Target {
  apply(changes: readonly HistoryChange[]): void | Promise<void>;
}

const startTime = Date.UTC(2024, 0, 1);
const batch = 2_000;
const syllables = 'ka lo mi ren ta vo shi pre com con tion ing er al ber gen mark sto ne wil der ha'.split(' ');
const phrases = ['東京の天気はどうですか', '明日の会議について', '你好，请帮我写一封信', '안녕하세요 오늘은', 'Grüße aus Köln', 'déjà vu à l’été'];

/** Words as a language has them: a few are everywhere, most are rare (Zipf). `words[0]` is in nearly every answer. */
export function seedWords(seed: number): readonly string[] {
  const random = seededRandom(seed);
  const words = new Set<string>();
  while (words.size < 20_000) {
    words.add(Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(random, syllables)).join('') + (words.size % 3 === 0 ? 's' : ''));
    if (words.size % 5 === 0) words.add(`${pick(random, syllables)}${words.size}`);
  }
  return [...words];
}

/** The history of somebody with years of use: questions, answers with code, some attachments and other scripts, titles. */
export async function seedHistory(target: Target, { threads, items, seed }: HistorySeed): Promise<void> {
  const random = seededRandom(seed + 1);
  const words = seedWords(seed);
  const word = (): string => words[Math.min(words.length - 1, Math.floor(Math.exp(random() * Math.log(words.length))) - 1)] ?? '';
  const text = (length: number): string => Array.from({ length }, word).join(' ');
  let changes: HistoryChange[] = [];
  let made = 0;
  for (let index = 0; index < threads; index += 1) {
    const created = startTime + Math.floor((index / threads) * 900 * 86_400_000);
    const thread = seedThread(index, created, text(4));
    changes.push({ kind: 'thread.put', thread });
    const until = Math.floor(((index + 1) * items) / threads);
    const all: ThreadItem[] = [];
    for (let nth = 0; made < until; made += 1, nth += 1) {
      const user = nth % 2 === 0;
      const prose = text(user ? 8 + Math.floor(random() * 20) : 40 + Math.floor(random() * 100));
      const other = random() < 0.05 ? ` ${pick(random, phrases)}.` : '';
      const code = !user && random() < 0.1 ? `\n\n\`\`\`js\nconst ${word()} = ${made};\n\`\`\`\n` : '';
      all.push(seedItem(thread.id, made, created + nth * 45_000, user, `${prose}.${other}${code}`, user && random() < 0.05));
    }
    changes.push({ kind: 'items.page', threadId: thread.id, items: all, order: 'asc', hasMore: false });
    if (changes.length >= batch / 10) {
      await target.apply(changes);
      changes = [];
    }
  }
  await target.apply(changes);
}

function seedThread(index: number, created: number, title: string): ThreadRecord {
  return { id: `thr_seed${index}`, title: `${title} ${index}`, created_at: new Date(created).toISOString(), status: { type: 'active' }, metadata: {} };
}

function seedItem(threadId: string, number: number, created: number, user: boolean, text: string, attached: boolean): ThreadItem {
  const base = { id: `msg_seed${number}`, thread_id: threadId, created_at: new Date(created).toISOString() };
  if (!user) return { ...base, type: 'assistant_message', content: [{ type: 'output_text', text, annotations: [] }] };
  return {
    ...base,
    type: 'user_message',
    content: [{ type: 'input_text', text }],
    attachments: attached ? [{ id: `att_${number}`, name: `report-${number}.pdf`, mime_type: 'application/pdf', type: 'file' }] : [],
    inference_options: {},
  };
}

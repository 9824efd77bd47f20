import { describe, expect, it } from 'vitest';
import { createReplyNotices } from '../../../../src/main/desktop/reply-notices.ts';
import type { LastReply } from '../../../../src/main/last-reply.ts';
import { createUnread } from '../../../../src/main/unread.ts';
import { texts } from '../../../../src/shared/texts/en/texts.ts';
import { defaultDesktop, type DesktopSettings } from '../../../../src/shared/desktop-view.ts';

function setUp(settings: Partial<DesktopSettings> = {}, reply: LastReply | undefined = { title: 'Lisbon', text: 'Take the tram.' }) {
  const shown: { title: string; body: string; click: () => void; open: boolean }[] = [];
  const opened: string[] = [];
  let arrive: () => void = () => undefined;
  const unread = createUnread(() => notices.update());
  const notices = createReplyNotices({
    settings: () => ({ ...defaultDesktop, ...settings }),
    texts: () => texts,
    lastReply: async () => (await new Promise<void>((resolve) => (arrive = resolve)), reply),
    isUnread: (workspace, threadId) => unread.threads(workspace).includes(threadId),
    show({ title, body }, click) {
      const one = { title, body, click, open: true };
      shown.push(one);
      return () => void (one.open = false);
    },
    open: (workspace, threadId) => void opened.push(`${workspace} ${threadId}`),
  });
  const end = async (threadId: string, failed = false): Promise<void> => {
    unread.add('main', threadId);
    const ended = notices.ended({ workspace: 'main', threadId, failed });
    arrive();
    await ended;
  };
  return { notices, unread, shown, opened, end, arrive: () => arrive() };
}

describe('a reply that ends while nobody watches', () => {
  it('is told with the chat’s title and its first words; a press goes to the chat', async () => {
    const { end, shown, opened } = setUp();
    await end('t1');
    expect(shown).toMatchObject([{ title: 'Lisbon', body: 'Take the tram.' }]);
    shown[0]!.click();
    expect(opened).toEqual(['main t1']);
  });

  it('says what there is to say of one that failed, has no words, or is not known here', async () => {
    const failed = setUp();
    await failed.end('t1', true);
    expect(failed.shown[0]).toMatchObject({ title: 'Lisbon', body: 'The reply could not be finished. Open the chat to try again.' });
    const silent = setUp({}, { title: '', text: '' });
    await silent.end('t1');
    expect(silent.shown[0]).toMatchObject({ title: 'Untitled chat', body: 'There is a reply.' });
    const unknown = setUp({}, undefined);
    await unknown.end('t1');
    expect(unknown.shown).toHaveLength(1);
  });

  it('shows nothing of the chat where that is wished, and nothing at all where nothing is', async () => {
    const quiet = setUp({ notifications: 'quiet' });
    await quiet.end('t1');
    expect(quiet.shown).toMatchObject([{ title: 'There is a reply.', body: '' }]);
    const off = setUp({ notifications: 'off' });
    await off.end('t1');
    expect(off.shown).toEqual([]);
  });

  it('is not told when somebody has come meanwhile, and taken back when somebody comes later', async () => {
    const { notices, unread, shown, arrive, end } = setUp();
    unread.add('main', 't1');
    const ended = notices.ended({ workspace: 'main', threadId: 't1', failed: false });
    unread.read('main', 't1');
    arrive();
    await ended;
    expect(shown).toEqual([]);
    await end('t2');
    unread.read('main', 't2');
    expect(shown.map(({ open }) => open)).toEqual([false]);
  });

  it('stands once for each chat, with the newest', async () => {
    const { shown, end } = setUp();
    await end('t1');
    await end('t1');
    await end('t2');
    expect(shown.map(({ open }) => open)).toEqual([false, true, true]);
  });
});

describe('what is unread', () => {
  it('is known by account and chat, once each, and changes are told once', () => {
    const told: string[] = [];
    const unread = createUnread((workspace) => void told.push(workspace));
    unread.add('a', 't1');
    unread.add('b', 't1');
    unread.add('a', 't1');
    unread.read('a', 'other');
    expect(unread.threads('a')).toEqual(['t1']);
    unread.forget('a');
    expect([unread.threads('a'), unread.all()]).toEqual([[], [{ workspace: 'b', threadId: 't1' }]]);
    expect(told.filter((id) => id === 'b')).toHaveLength(1);
    expect(told.at(-1)).toBe('a');
  });
});

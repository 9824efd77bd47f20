import type { Session } from './session.ts';

/** Pages that are read at most for one wish: ten thousand items. */
const maxPages = 100;

/** Reads a thread back, page after page, until it is enough or all is here. @param wanted whether anybody still waits for it */
export async function readBack(session: Session, wanted: () => boolean, enough: () => boolean): Promise<void> {
  await loaded(session);
  for (let pages = 0; pages < maxPages && wanted() && !enough() && session.getSnapshot().older === 'available'; pages += 1) {
    await session.loadOlder();
  }
}

/** A thread that is opened is read first, and so is a page that somebody else has asked for. */
async function loaded(session: Session): Promise<void> {
  const isBusy = (): boolean => session.getSnapshot().loading || session.getSnapshot().older === 'loading';
  if (!isBusy()) return;
  await new Promise<void>((done) => {
    const stop = session.subscribe(() => {
      if (isBusy()) return;
      stop();
      done();
    });
  });
}

import { Notification } from 'electron';
import type { Log } from '../platform.ts';
import type { NoticeContent } from './reply-notices.ts';

export const notificationsPossible = (): boolean => Notification.isSupported();

/** Shows notifications of the system. One that nobody holds on to would lose its click with the next collection of garbage. */
export function createNotifier(log: Log): (content: NoticeContent, onClick: () => void) => () => void {
  const held = new Set<Notification>();
  return ({ title, body }, onClick) => {
    if (!Notification.isSupported()) return () => undefined;
    const notification = new Notification({ title, body });
    held.add(notification);
    const drop = (): void => void held.delete(notification);
    notification.on('click', () => {
      drop();
      onClick();
    });
    notification.on('close', drop);
    notification.on('failed', () => {
      drop();
      log.warn('desktop.notification_failed');
    });
    notification.show();
    return () => {
      drop();
      notification.close();
    };
  };
}

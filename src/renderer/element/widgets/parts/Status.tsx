import type { ReactNode } from 'react';
import { Icon } from '../../icons/Icon.tsx';
import { useImagePolicy } from '../../markdown/image-policy.ts';
import { flag, label, record } from '../read.ts';

/** The line above a card or list that says where it is from, or how it stands (§8). */
export function Status({ of }: { of: unknown }): ReactNode {
  const policy = useImagePolicy();
  const status = record(of);
  const text = label(status?.['text']);
  if (status === undefined || text === undefined) return null;
  const favicon = status['favicon'] === undefined ? undefined : policy(status['favicon']);
  return (
    <p className="w-status">
      {favicon?.kind === 'load' && <img src={favicon.src} alt="" width={16} height={16} data-frame={flag(status['frame'])} loading="lazy" />}
      {favicon?.kind === 'name' && <Icon name="globe" size={16} />}
      <Icon name={status['icon']} size={16} />
      <span>{text}</span>
    </p>
  );
}

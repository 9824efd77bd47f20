import type { ReactNode } from 'react';
import { Icon } from '../icons/Icon.tsx';

/** The icon of an option, where it names one. */
export function OptionIcon({ name }: { name: string | undefined }): ReactNode {
  return <Icon name={name} />;
}

import type { ReactNode } from 'react';
import { Icon } from '../icons/Icon.tsx';
import { plainName } from '../markdown/hidden-characters.ts';
import { useStrings } from './context.ts';

/** The one passing line about what goes on (§3.4); without a text, that the answer has not begun. */
export function Progress({ text, icon }: { text: string | undefined; icon?: string | undefined }): ReactNode {
  const strings = useStrings();
  return (
    <p className="progress" data-quiet={text === undefined}>
      <Icon name={icon} size={16} />
      <span className="shimmer" dir="auto">
        {text === undefined ? strings.thinking : plainName(text)}
      </span>
    </p>
  );
}

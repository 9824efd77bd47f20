import type { ReactNode } from 'react';
import { useStrings } from '../ui/context.ts';
import { splitHidden } from './hidden-characters.ts';
import type { TextPlace } from './hidden-characters.ts';

/** A character that cannot be seen, by its code. */
export function HiddenCharacter({ code }: { code: string }): ReactNode {
  const strings = useStrings();
  return (
    <span className="hidden-character" data-tip={strings.hiddenCharacter(code)}>
      {code}
    </span>
  );
}

/** Text with what hides in it made visible. */
export function HiddenText({ text, place }: { text: string; place: TextPlace }): ReactNode {
  return splitHidden(text, place).map((part, index) => ('text' in part ? part.text : <HiddenCharacter key={index} code={part.hidden} />));
}

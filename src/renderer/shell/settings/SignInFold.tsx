import { RadioGroup } from 'radix-ui';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../texts.tsx';
import { TextField } from '../ui/TextField.tsx';
import { pageExample, signInWays, type SignInFields } from './sign-in-fields.ts';

interface SignInFoldProps {
  fields: SignInFields;
  error: string | undefined;
  disabled: boolean;
  onChange(part: Partial<SignInFields>): void;
}

/** What few people need: how one signs in at a server that does not say so itself. */
export function SignInFold({ fields, error, disabled, onChange }: SignInFoldProps): ReactNode {
  const texts = useTexts().ways;
  const [open, setOpen] = useState(false);
  const { signIn, ways, signInPage } = fields;
  return (
    <details className="fold" open={open || error !== undefined} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{texts.title}</summary>
      <div className="fold-body">
        <h3 id="sign-in-ways">{texts.heading}</h3>
        <RadioGroup.Root
          className="choice-column"
          aria-labelledby="sign-in-ways"
          value={signIn}
          disabled={disabled}
          onValueChange={(value) => onChange({ signIn: value === 'say' ? 'say' : 'ask' })}
        >
          {(['ask', 'say'] as const).map((value) => (
            <RadioGroup.Item key={value} value={value} className="choice choice-line">
              <span className="choice-dot" />
              <span>
                {texts[value]}
                <small>{value === 'ask' ? texts.askHint : texts.sayHint}</small>
              </span>
            </RadioGroup.Item>
          ))}
        </RadioGroup.Root>
        {signIn === 'say' &&
          signInWays.map((way) => (
            <label key={way} className="check-line">
              <input
                type="checkbox"
                checked={ways.includes(way)}
                disabled={disabled}
                onChange={(event) => onChange({ ways: event.target.checked ? [...ways, way] : ways.filter((other) => other !== way) })}
              />
              {texts.ways[way]}
            </label>
          ))}
        {signIn === 'say' && ways.includes('browser') && (
          <TextField
            label={texts.page}
            name="signInPage"
            inputMode="url"
            placeholder={pageExample}
            hint={texts.pageHint}
            value={signInPage}
            error={error}
            readOnly={disabled}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => onChange({ signInPage: event.target.value })}
          />
        )}
      </div>
    </details>
  );
}

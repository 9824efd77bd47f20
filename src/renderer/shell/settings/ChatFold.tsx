import { RadioGroup } from 'radix-ui';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../texts.tsx';
import { TextField } from '../ui/TextField.tsx';
import { chatHostExample, uploadExample, type ChatErrors, type ChatFields } from './chat-fields.ts';

interface ChatFoldProps {
  fields: ChatFields;
  errors: ChatErrors;
  disabled: boolean;
  /** In a browser the chat page has the address that it has. */
  inBrowser: boolean;
  onChange(part: Partial<ChatFields>): void;
}

/** What few people need: how files are sent, and OpenAI's own chat in place of the built-in one. */
export function ChatFold({ fields, errors, disabled, inBrowser, onChange }: ChatFoldProps): ReactNode {
  const { connection: words } = useTexts();
  const strategies: readonly { value: ChatFields['uploads']; label: string; hint: string }[] = [
    { value: 'none', label: words.noAttachments, hint: words.noAttachmentsHint },
    { value: 'two_phase', label: words.twoPhase, hint: words.twoPhaseHint },
    { value: 'direct', label: words.direct, hint: words.directHint },
  ];
  const [open, setOpen] = useState(false);
  const shown = open || Object.keys(errors).length > 0;
  const input = (name: 'uploadUrl' | 'domainKey' | 'chatHost') => ({
    name,
    value: fields[name],
    error: errors[name],
    readOnly: disabled,
    autoComplete: 'off',
    spellCheck: false,
    onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }),
  });
  return (
    <details className="fold" open={shown} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.chat}</summary>
      <div className="fold-body">
        <h3 id="chat-attachments">{words.attachments}</h3>
        <RadioGroup.Root
          className="choice-column"
          aria-labelledby="chat-attachments"
          value={fields.uploads}
          disabled={disabled}
          onValueChange={(value) => onChange({ uploads: value as ChatFields['uploads'] })}
        >
          {strategies.map(({ value, label, hint }) => (
            <RadioGroup.Item key={value} value={value} className="choice choice-line">
              <span className="choice-dot" />
              <span>
                {label}
                <small>{hint}</small>
              </span>
            </RadioGroup.Item>
          ))}
        </RadioGroup.Root>
        {fields.uploads === 'direct' && (
          <TextField
            label={words.uploadAddress}
            inputMode="url"
            placeholder={uploadExample}
            hint={words.uploadAddressHint}
            {...input('uploadUrl')}
          />
        )}
        <h3>{words.ownChat}</h3>
        <TextField
          label={words.domainKey}
          hint={words.domainKeyHint}
          {...input('domainKey')}
        />
        <TextField
          label={words.chatHost}
          placeholder={chatHostExample}
          hint={inBrowser ? words.chatHostInBrowser : words.chatHostHint}
          {...input('chatHost')}
        />
      </div>
    </details>
  );
}

import { RadioGroup } from 'radix-ui';
import { useState, type ReactNode } from 'react';
import { TextField } from '../ui/TextField.tsx';
import type { ChatErrors, ChatFields } from './chat-fields.ts';

interface ChatFoldProps {
  fields: ChatFields;
  errors: ChatErrors;
  disabled: boolean;
  /** In a browser the chat page has the address that it has. */
  inBrowser: boolean;
  onChange(part: Partial<ChatFields>): void;
}

const strategies: readonly { value: ChatFields['uploads']; label: string; hint: string }[] = [
  { value: 'none', label: 'No attachments', hint: 'Messages are text only.' },
  { value: 'two_phase', label: 'The chat server says where each file goes', hint: 'For servers with an attachment store.' },
  { value: 'direct', label: 'All files go to one address', hint: 'For servers with an upload address of their own.' },
];

/** What few people need: how files are sent, and OpenAI's own chat in place of the built-in one. */
export function ChatFold({ fields, errors, disabled, inBrowser, onChange }: ChatFoldProps): ReactNode {
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
      <summary>Chat</summary>
      <div className="fold-body">
        <h3 id="chat-attachments">Attachments</h3>
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
            label="Upload address"
            inputMode="url"
            placeholder="https://chat.example.com/upload"
            hint="Gets the files and your sign-in, as the chat server does."
            {...input('uploadUrl')}
          />
        )}
        <h3>OpenAI’s own chat</h3>
        <TextField
          label="Domain key"
          hint="With a key, the chat is loaded from OpenAI. Leave empty for the built-in one, which needs no key and no internet."
          {...input('domainKey')}
        />
        <TextField
          label="Chat host"
          placeholder="app://desktop.example.com"
          hint={
            inBrowser
              ? 'Used in the desktop app only: in a browser the chat has the address of this window.'
              : 'The host that the domain key is for. Nothing needs to run there.'
          }
          {...input('chatHost')}
        />
      </div>
    </details>
  );
}

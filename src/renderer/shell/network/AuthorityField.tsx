import { Fragment, useEffect, useId, useRef, useState, type ReactNode } from 'react';
import type { AuthorityView } from '../../../shared/network.ts';
import type { WireError } from '../../../shared/errors.ts';
import { useShell } from '../shell-context.tsx';
import { useTold, useWords } from '../texts.tsx';
import { Button } from '../ui/Button.tsx';

interface AuthorityFieldProps {
  /** PEM; empty: none. */
  value: string;
  disabled: boolean;
  onChange(pem: string): void;
}

/** More than this is no certificate; its beginning is enough to say so. */
const maxRead = 200_000;

/** Takes the certificates of an organisation's authority as a file or as text, and shows by what they can be compared. */
export function AuthorityField({ value, disabled, onChange }: AuthorityFieldProps): ReactNode {
  const { methods } = useShell().desktop;
  const { texts, tag } = useWords();
  const { access: words } = texts;
  const tell = useTold();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [shown, setShown] = useState<readonly AuthorityView[]>([]);
  const [problem, setProblem] = useState<WireError>();
  const [over, setOver] = useState(false);

  useEffect(() => {
    let wanted = true;
    if (value !== '') {
      void methods['network.authorities']({ text: value }).then((result) => {
        if (!wanted) return;
        if (result.ok) setShown(result.value.certificates);
        else setProblem(result.error);
      });
    }
    return () => {
      wanted = false;
    };
  }, [methods, value]);

  async function take(given: string): Promise<void> {
    setText(given);
    setProblem(undefined);
    if (given.trim() === '') return;
    const result = await methods['network.authorities']({ text: given.slice(0, maxRead) });
    if (!result.ok) {
      setProblem(result.error);
      return;
    }
    setText('');
    setShown(result.value.certificates);
    onChange(result.value.pem);
  }

  function remove(): void {
    setShown([]);
    setProblem(undefined);
    onChange('');
  }

  const date = new Intl.DateTimeFormat(tag, { dateStyle: 'long' });
  return (
    <div
      className="authority"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const [file] = event.dataTransfer.files;
        if (file !== undefined && !disabled) void file.slice(0, maxRead).text().then(take);
      }}
    >
      <h3 id={`${id}-title`}>{words.authority}</h3>
      <p className="panel-hint">{words.authorityHint}</p>
      {value !== '' && (
        <ul className="authority-list">
          {shown.map(({ subject, fingerprint, validTo }) => (
            <li key={fingerprint}>
              <bdi className="proxy-name">{subject}</bdi>
              <small>{words.goodUntil(date.format(validTo))}</small>
              <code className="fingerprint" dir="ltr">
                {words.digest(fingerprint).split(/(?<=:)/).map((part, index) => (
                  <Fragment key={index}>
                    {part}
                    <wbr />
                  </Fragment>
                ))}
              </code>
            </li>
          ))}
        </ul>
      )}
      {value === '' && (
        <textarea
          aria-label={words.paste}
          aria-invalid={problem !== undefined || undefined}
          aria-describedby={problem === undefined ? undefined : `${id}-problem`}
          placeholder={words.paste}
          rows={3}
          dir="auto"
          spellCheck={false}
          value={text}
          readOnly={disabled}
          onChange={(event) => void take(event.target.value)}
        />
      )}
      {problem !== undefined && (
        <p className="note note-danger" id={`${id}-problem`} role="alert">
          {tell(problem)}
        </p>
      )}
      <input
        ref={input}
        type="file"
        hidden
        accept=".pem,.crt,.cer,.ca-bundle,.der,application/x-x509-ca-cert"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file !== undefined) void file.slice(0, maxRead).text().then(take);
        }}
      />
      <div className="panel-actions">
        <Button className="button-small" aria-disabled={disabled} onClick={() => !disabled && input.current?.click()}>
          {words.chooseFile}
        </Button>
        {value !== '' && (
          <Button className="button-small" aria-disabled={disabled} onClick={() => !disabled && remove()}>
            {words.remove}
          </Button>
        )}
      </div>
    </div>
  );
}

import { Eye, EyeOff } from 'lucide-react';
import { useState, type ComponentProps, type ReactNode } from 'react';
import { useTexts } from '../texts.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { TextField } from '../ui/TextField.tsx';

/** A password input that can be shown; it hides again when the form goes away, never by itself while typing. */
export function PasswordField(props: Omit<ComponentProps<typeof TextField>, 'type' | 'trailing'>): ReactNode {
  const { signIn } = useTexts();
  const [shown, setShown] = useState(false);
  return (
    <TextField
      {...props}
      type={shown ? 'text' : 'password'}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      trailing={
        <IconButton
          className="field-trailing"
          icon={shown ? EyeOff : Eye}
          label={shown ? signIn.hidePassword : signIn.showPassword}
          onClick={() => setShown(!shown)}
        />
      }
    />
  );
}

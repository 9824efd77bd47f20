import { ChevronsUpDown, LogOut, Server, Settings } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import type { User } from '../../../shared/auth-state.ts';
import { useServerLabel, useShell } from '../shell-context.tsx';
import { isMacPlatform, shortcutLabel } from '../shortcuts.ts';
import { Icon } from '../ui/Icon.tsx';
import { useMenuOpen } from '../ui/use-menu-open.ts';

/** Who is signed in and where, with settings, connection and sign-out. */
export function AccountMenu({ user }: { user: User }): ReactNode {
  const shell = useShell();
  const server = useServerLabel();
  const [open, setOpen] = useMenuOpen();
  const name = user.name === '' ? user.email : user.name;
  return (
    <DropdownMenu.Root modal={false} open={open} onOpenChange={setOpen}>
      <DropdownMenu.Trigger className="account" aria-label={`Account: ${name}`}>
        <span className="avatar" aria-hidden="true">
          {initialOf(name)}
        </span>
        <span className="account-name">{name}</span>
        <Icon of={ChevronsUpDown} size={14} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu account-menu" align="start" sideOffset={4} collisionPadding={8}>
          <DropdownMenu.Label className="menu-person">
            <strong>{name}</strong>
            <span>{user.email}</span>
            <span>{server}</span>
          </DropdownMenu.Label>
          <DropdownMenu.Separator className="menu-line" />
          <DropdownMenu.Item className="menu-item" onSelect={() => shell.run('settings.open')}>
            <Icon of={Settings} />
            Settings
            <kbd>{shortcutLabel(',', isMacPlatform())}</kbd>
          </DropdownMenu.Item>
          <DropdownMenu.Item className="menu-item" onSelect={() => shell.run('connection.open')}>
            <Icon of={Server} />
            Connection
          </DropdownMenu.Item>
          <DropdownMenu.Separator className="menu-line" />
          <DropdownMenu.Item className="menu-item" onSelect={() => void shell.signOut()}>
            <Icon of={LogOut} />
            Sign out
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** First letter of a name; whole graphemes, so that no emoji or accent is cut in half. */
function initialOf(name: string): string {
  const [first] = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(name.trim());
  return (first?.segment ?? '?').toLocaleUpperCase();
}

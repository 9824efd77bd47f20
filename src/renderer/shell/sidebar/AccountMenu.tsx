import { ChevronsUpDown, LogOut, Server, Settings, Stethoscope, UserMinus } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useId, useRef, type ReactNode } from 'react';
import type { User } from '../../../shared/auth-state.ts';
import { attention, initialOf } from '../accounts/account-words.ts';
import { AccountList, AddAccountItem, useAccounts } from '../accounts/AccountList.tsx';
import { useServerLabel, useShell } from '../shell-context.tsx';
import { isMacPlatform, shortcutLabel } from '../shortcuts.ts';
import { useTexts } from '../texts.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useMenuOpen } from '../ui/use-menu-open.ts';

/** Who is signed in and where, the other accounts, settings, connection and sign-out. */
export function AccountMenu({ user }: { user: User }): ReactNode {
  const shell = useShell();
  const server = useServerLabel();
  const texts = useTexts();
  const words = texts.sidebar;
  const accounts = useAccounts();
  const [open, setOpen] = useMenuOpen();
  // A dialog takes the focus itself; the menu must not take it back to its opener.
  const keepFocus = useRef(false);
  const name = user.name === '' ? user.email : user.name;
  const several = accounts.length > 1;
  const wanted = attention(texts, accounts);
  const wantedId = useId();
  const ask = (question: 'sign-out' | 'remove') => () => {
    keepFocus.current = true;
    shell.accounts.ask(question);
  };
  return (
    <DropdownMenu.Root modal={false} open={open} onOpenChange={setOpen}>
      <DropdownMenu.Trigger className="account" aria-label={words.account(name)} aria-describedby={wanted === undefined ? undefined : wantedId} title={wanted}>
        <span className="avatar" aria-hidden="true">
          {initialOf(name)}
        </span>
        <span className="account-name">{name}</span>
        {wanted !== undefined && (
          <span className="account-wants" id={wantedId}>
            <span className="visually-hidden">{wanted}</span>
          </span>
        )}
        <Icon of={ChevronsUpDown} size={14} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="menu account-menu"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            if (keepFocus.current) event.preventDefault();
            keepFocus.current = false;
          }}
        >
          {several ? (
            <AccountList accounts={accounts} />
          ) : (
            <DropdownMenu.Label className="menu-person">
              <strong>{name}</strong>
              <span>{user.email}</span>
              <span>{server}</span>
            </DropdownMenu.Label>
          )}
          <DropdownMenu.Separator className="menu-line" />
          <AddAccountItem />
          <DropdownMenu.Separator className="menu-line" />
          <DropdownMenu.Item className="menu-item" onSelect={() => shell.run('settings.open')}>
            <Icon of={Settings} />
            {words.settings}
            <kbd>{shortcutLabel(',', isMacPlatform())}</kbd>
          </DropdownMenu.Item>
          <DropdownMenu.Item className="menu-item" onSelect={() => shell.run('connection.open')}>
            <Icon of={Server} />
            {words.connection}
          </DropdownMenu.Item>
          <DropdownMenu.Item className="menu-item" onSelect={() => shell.run('diagnostics.open')}>
            <Icon of={Stethoscope} />
            {words.diagnostics}
          </DropdownMenu.Item>
          <DropdownMenu.Separator className="menu-line" />
          {several && (
            <DropdownMenu.Item className="menu-item" onSelect={ask('remove')}>
              <Icon of={UserMinus} />
              {words.removeAccount}
            </DropdownMenu.Item>
          )}
          <DropdownMenu.Item className="menu-item" onSelect={ask('sign-out')}>
            <Icon of={LogOut} />
            {words.signOut}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

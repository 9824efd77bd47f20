import { ChevronsUpDown, UserMinus } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { useShell } from '../shell-context.tsx';
import { useTexts } from '../texts.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useMenuOpen } from '../ui/use-menu-open.ts';
import { AccountList, useAccounts } from './AccountList.tsx';

/** The way back to the other accounts from a screen on which nobody is signed in; nothing where there are none. */
export function OtherAccounts(): ReactNode {
  const shell = useShell();
  const words = useTexts().accounts;
  const accounts = useAccounts();
  const [open, setOpen] = useMenuOpen();
  if (accounts.length < 2) return null;
  return (
    <DropdownMenu.Root modal={false} open={open} onOpenChange={setOpen}>
      <DropdownMenu.Trigger className="button button-quiet other-accounts">
        {words.other}
        <Icon of={ChevronsUpDown} size={14} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu account-menu" align="center" sideOffset={4} collisionPadding={8}>
          <AccountList accounts={accounts} />
          <DropdownMenu.Separator className="menu-line" />
          <DropdownMenu.Item className="menu-item" onSelect={() => shell.accounts.ask('remove')}>
            <Icon of={UserMinus} />
            {words.remove}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

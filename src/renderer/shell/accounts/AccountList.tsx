import { Check, UserPlus } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import type { WorkspaceView } from '../../../shared/desktop-api.ts';
import { useFeature } from '../policy/LockLine.tsx';
import { serverName, useShell } from '../shell-context.tsx';
import { isMacPlatform, shortcutLabel } from '../shortcuts.ts';
import { useObservable } from '../state/observable.ts';
import { useTexts } from '../texts.tsx';
import { Icon } from '../ui/Icon.tsx';
import { accountName, accountState, initialOf } from './account-words.ts';

/** Places that have a key. */
const keyed = 9;

/** The accounts in a menu, with a check at this page's own; many of them scroll. */
export function AccountList({ accounts }: { accounts: readonly WorkspaceView[] }): ReactNode {
  const shell = useShell();
  const texts = useTexts();
  const current = accounts.find((account) => account.current)?.id ?? '';
  return (
    <DropdownMenu.RadioGroup className="account-list" aria-label={texts.accounts.accounts} tabIndex={0} value={current} onValueChange={(id) => void shell.accounts.open(id)}>
      {accounts.map((account, at) => (
        <AccountItem key={account.id} account={account} shortcut={at < keyed ? shortcutLabel(String(at + 1), isMacPlatform()) : undefined} />
      ))}
    </DropdownMenu.RadioGroup>
  );
}

function AccountItem({ account, shortcut }: { account: WorkspaceView; shortcut: string | undefined }): ReactNode {
  const texts = useTexts();
  const name = accountName(texts, account);
  const state = accountState(texts, account);
  const label = serverName(texts, account.label);
  const where = account.user === undefined ? label : `${label} · ${account.user.email}`;
  return (
    <DropdownMenu.RadioItem className="account-item" value={account.id} textValue={name} title={where}>
      <span className="avatar" data-empty={account.user === undefined || undefined} aria-hidden="true">
        {account.user === undefined ? '' : initialOf(name)}
      </span>
      <span className="account-lines">
        <span className="account-first">
          <strong>{name}</strong>
          {account.current ? <Icon of={Check} /> : shortcut !== undefined && <kbd aria-hidden="true">{shortcut}</kbd>}
        </span>
        <span className="account-where" dir="auto">{where}</span>
        {state !== '' && <span className="account-where account-state">{state}</span>}
      </span>
    </DropdownMenu.RadioItem>
  );
}

/** The way to one more. */
export function AddAccountItem(): ReactNode {
  const shell = useShell();
  const { add } = useTexts().accounts;
  if (!useFeature('accounts')) return null;
  return (
    <DropdownMenu.Item className="menu-item" onSelect={() => void shell.accounts.add()}>
      <Icon of={UserPlus} />
      {add}
    </DropdownMenu.Item>
  );
}

/** All accounts as the menus show them. */
export function useAccounts(): readonly WorkspaceView[] {
  return useObservable(useShell().state.workspaces);
}

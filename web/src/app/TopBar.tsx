import { Keyboard, LockKeyhole, LogOut, Monitor, Moon, Plus, Search, Sun, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { setPreferences, usePreferences } from '../lib/preferences.ts';
import { Button } from '../ui/Button.tsx';
import { Menu, type MenuEntry } from '../ui/Menu.tsx';

export interface TopBarProps {
  person: { name: string; email: string };
  newEntries: readonly MenuEntry[];
  bell: ReactNode;
  onSearch: () => void;
  onKeyMap: () => void;
  onLock: () => void;
  onSignOut: () => void;
}

export function TopBar(props: TopBarProps) {
  return (
    <>
      <AriaButton
        onPress={props.onSearch}
        aria-keyshortcuts="Control+K"
        className="flex h-9 min-w-0 flex-1 items-center gap-2 rounded-control border border-line bg-canvas px-3 text-left text-ink-muted hover:border-line-control sm:max-w-sm"
      >
        <Search aria-hidden size={16} className="shrink-0" />
        <span className="min-w-0 flex-1 truncate">Search</span>
        <kbd className="hidden font-sans text-xs sm:inline">Ctrl K</kbd>
      </AriaButton>
      <span className="hidden flex-1 sm:block" />
      {props.newEntries.length > 0 ? (
        <Menu
          label="New"
          placement="bottom end"
          trigger={
            <Button kind="primary" icon={<Plus aria-hidden size={16} />}>
              New
            </Button>
          }
          sections={[{ entries: props.newEntries }]}
        />
      ) : null}
      {props.bell}
      <MeMenu {...props} />
    </>
  );
}

function MeMenu(props: TopBarProps) {
  const { theme } = usePreferences();
  const themes: MenuEntry[] = [
    { id: 'system', label: 'As the computer', icon: <Monitor aria-hidden size={16} /> },
    { id: 'light', label: 'Light', icon: <Sun aria-hidden size={16} /> },
    { id: 'dark', label: 'Dark', icon: <Moon aria-hidden size={16} /> },
  ].map((entry) => ({
    ...entry,
    ...(entry.id === theme ? { keys: 'now' } : {}),
    onAction: () => setPreferences({ theme: entry.id as typeof theme }),
  }));
  return (
    <Menu
      label={`Menu of ${props.person.name}`}
      placement="bottom end"
      trigger={
        <AriaButton className="inline-flex size-9 shrink-0 items-center justify-center rounded-full bg-accent-quiet text-sm font-semibold text-accent hover:bg-hover">
          {initials(props.person.name)}
          <span className="sr-only">, {props.person.name}: account, theme, sign out</span>
        </AriaButton>
      }
      sections={[
        {
          title: props.person.email,
          entries: [
            { id: 'account', label: 'My account', href: '/account', icon: <UserRound aria-hidden size={16} /> },
            {
              id: 'keys',
              label: 'Keyboard',
              keys: '?',
              onAction: props.onKeyMap,
              icon: <Keyboard aria-hidden size={16} />,
            },
          ],
        },
        { title: 'Appearance', entries: themes },
        {
          entries: [
            { id: 'lock', label: 'Lock screen', onAction: props.onLock, icon: <LockKeyhole aria-hidden size={16} /> },
            { id: 'out', label: 'Sign out', onAction: props.onSignOut, icon: <LogOut aria-hidden size={16} /> },
          ],
        },
      ]}
    />
  );
}

/** First letters of the first and last name; one letter for a single name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words[words.length - 1] : undefined];
  return letters.map((word) => word?.[0]?.toUpperCase() ?? '').join('');
}

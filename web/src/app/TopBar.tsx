import { Bell, Keyboard, LockKeyhole, LogOut, Monitor, Moon, Plus, Search, Sun, UserRound } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { setPreferences, usePreferences } from '../lib/preferences.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { popoverClass } from '../ui/listStyles.ts';
import { Menu, type MenuEntry } from '../ui/Menu.tsx';

export interface Notice {
  id: string;
  text: string;
  when: string;
  href: string;
  unread: boolean;
}

export interface TopBarProps {
  person: { name: string; email: string };
  newEntries: readonly MenuEntry[];
  /** Left out where the server sends none. */
  notices?: readonly Notice[];
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
      {props.notices ? <BellMenu notices={props.notices} /> : null}
      <MeMenu {...props} />
    </>
  );
}

function BellMenu({ notices }: { notices: readonly Notice[] }) {
  const unread = notices.filter((notice) => notice.unread).length;
  return (
    <DialogTrigger>
      <IconButton label={unread > 0 ? `${unread} new notifications` : 'Notifications'} className="relative">
        <Bell aria-hidden size={18} />
        {unread > 0 ? (
          <span
            aria-hidden
            className="absolute top-1 right-0.5 inline-flex h-4 min-w-4 items-center justify-center rounded-full bg-danger px-1 text-[0.625rem] font-semibold text-on-danger"
          >
            {unread}
          </span>
        ) : null}
      </IconButton>
      <Popover placement="bottom end" className={`${popoverClass} w-80`}>
        <Dialog aria-label="Notifications" className="outline-none">
          {notices.length === 0 ? (
            <p className="px-4 py-6 text-ink-muted">Nothing new. Reminders and alerts for you appear here.</p>
          ) : (
            <ul className="divide-y divide-line">
              {notices.map((notice) => (
                <li key={notice.id}>
                  <a href={notice.href} className="block px-4 py-3 -outline-offset-2 hover:bg-hover">
                    <span className={notice.unread ? 'font-semibold' : ''}>{notice.text}</span>
                    <span className="block text-sm text-ink-muted">{notice.when}</span>
                  </a>
                </li>
              ))}
            </ul>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
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

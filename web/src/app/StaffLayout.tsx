import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet, useRouter, useRouterState } from '@tanstack/react-router';
import { CalendarPlus } from 'lucide-react';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { call } from '../api/call.ts';
import { useLiveUpdates } from '../api/events.ts';
import { post } from '../api/http.ts';
import type { Ending } from '../api/liveConnection.ts';
import { passkeysWork, showPasskey } from '../api/passkey.ts';
import { idleMinutes, isSigningOut, meQuery, signOut } from '../api/session.ts';
import { setPreferences, usePreferences } from '../lib/preferences.ts';
import { Skeleton } from '../ui/Skeleton.tsx';
import { ErrorState } from '../ui/States.tsx';
import { ToastRegion } from '../ui/ToastRegion.tsx';
import { ConfirmIdentity } from './ConfirmIdentity.tsx';
import { IdleLock, type Unlocking } from './IdleLock.tsx';
import { useIdleLock } from './idle.ts';
import { commandFor, isTyping } from './keys.ts';
import { leaveForSignIn } from './leave.ts';
import { MeProvider, mayOpen } from './me.ts';
import { NotificationBell } from './NotificationBell.tsx';
import { railFor } from './navigation.ts';
import { builtPaths } from './pages.ts';
import { placeIcons } from './placeIcons.tsx';
import { Shell } from './Shell.tsx';
import { TopBar } from './TopBar.tsx';
import { useOnline } from './useOnline.ts';
import { bookers, useVisitPanels, VisitPanels } from './visits.tsx';

const ClientPalette = lazy(() => import('./ClientPalette.tsx').then((module) => ({ default: module.ClientPalette })));
const KeyMap = lazy(() => import('./KeyMap.tsx').then((module) => ({ default: module.KeyMap })));

/** Everything around a page of the staff app. */
export function StaffLayout() {
  const me = useQuery(meQuery);
  if (me.isPending) {
    return (
      <div className="mx-auto max-w-3xl p-8">
        <Skeleton label="Opening MentalSpace" />
      </div>
    );
  }
  if (me.isError) {
    return (
      <main className="mx-auto max-w-3xl p-8">
        <h1 className="sr-only">MentalSpace</h1>
        <ErrorState
          title="MentalSpace could not be opened"
          message={me.error.message}
          requestId={me.error.requestId}
          onRetry={() => me.refetch()}
        />
      </main>
    );
  }
  return (
    <MeProvider value={me.data}>
      <VisitPanels>
        <Frame />
      </VisitPanels>
    </MeProvider>
  );
}

function Frame() {
  const me = useQuery(meQuery).data;
  const client = useQueryClient();
  const router = useRouter();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const { rail, shortcuts } = usePreferences();
  const online = useOnline();
  const visits = useVisitPanels();
  const [open, setOpen] = useState<'search' | 'keys' | null>(null);
  const idle = useIdleLock(idleMinutes);
  const ended = useCallback(
    (why: Ending) => {
      if (isSigningOut()) return;
      if (why === 'expired') return idle.lock();
      // Signed out elsewhere, or other roles: the server says which.
      call('get-me', {}).then(() => client.invalidateQueries(), leaveForSignIn);
    },
    [idle.lock, client],
  );
  useLiveUpdates({ enabled: idle.state !== 'locked', onEnded: ended });
  const groups = useMemo(() => railFor(me?.roles ?? [], builtPaths), [me?.roles]);

  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      // A row that answered to the key itself, or a panel in front of the list, is left alone.
      const command = event.defaultPrevented ? null : commandFor(event, isTyping(event.target), shortcuts === 'on');
      if (!command) return;
      event.preventDefault();
      if (command === 'search' || command === 'keys') setOpen(command);
      else if (command === 'lock') idle.lock();
      else if (command === 'list') firstRow()?.focus();
      else setPreferences({ rail: rail === 'open' ? 'closed' : 'open' });
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [idle.lock, rail, shortcuts]);

  if (!me) return null;
  const newEntries = mayOpen(me.roles, bookers)
    ? [
        {
          id: 'visit',
          label: 'Visit',
          icon: <CalendarPlus aria-hidden size={16} />,
          onAction: () => visits.book({}),
        },
      ]
    : [];
  const unlocking: Unlocking = {
    password: async (password) => {
      const answer = (await post('/auth/v1/session/password', { email: me.email, password })) as { next: string };
      return answer.next === 'totp' ? 'code' : 'open';
    },
    code: async (code) => {
      await post('/auth/v1/session/totp', { code, trust_device: false });
    },
    passkey: passkeysWork()
      ? async () => {
          const answer = (await showPasskey('passkey')) as { user_id: string };
          if (answer.user_id === me.id) return;
          // Another person's passkey opens another person's work, never this page: it stays locked until it is gone.
          window.location.assign('/');
          await new Promise(() => {});
        }
      : undefined,
  };
  return (
    <IdleLock state={idle.state} name={me.name} unlocking={unlocking} onUnlock={idle.unlock} onSignOut={signOut}>
      <Shell
        rail={{ practice: me.practice.name, groups, counts: {}, path, closed: rail === 'closed' }}
        offline={!online}
        onToggleRail={() => setPreferences({ rail: rail === 'open' ? 'closed' : 'open' })}
        topBar={
          <TopBar
            person={me}
            newEntries={newEntries}
            bell={<NotificationBell />}
            onSearch={() => setOpen('search')}
            onKeyMap={() => setOpen('keys')}
            onLock={idle.lock}
            onSignOut={signOut}
          />
        }
      >
        <Suspense fallback={<Skeleton />}>
          <Outlet />
        </Suspense>
      </Shell>
      <Suspense fallback={null}>
        {open === 'search' ? (
          <ClientPalette
            onClose={() => setOpen(null)}
            groups={[
              {
                title: 'Go to',
                entries: groups
                  .flatMap((group) => group.places)
                  .map((place) => {
                    const Icon = placeIcons[place.id];
                    return {
                      id: place.id,
                      label: place.label,
                      icon: <Icon aria-hidden size={18} />,
                      run: () => router.history.push(place.path),
                    };
                  }),
              },
              {
                title: 'Do',
                entries: [
                  { id: 'account', label: 'My account', run: () => router.history.push('/account') },
                  { id: 'keys', label: 'Keyboard', detail: '?', run: () => setOpen('keys') },
                  { id: 'lock', label: 'Lock screen', run: idle.lock },
                  { id: 'sign-out', label: 'Sign out', run: signOut },
                ],
              },
            ]}
          />
        ) : null}
        {open === 'keys' ? <KeyMap isOpen onClose={() => setOpen(null)} /> : null}
      </Suspense>
      <ConfirmIdentity />
      <ToastRegion />
    </IdleLock>
  );
}

/** The row where the keyboard enters the list of the page; none while a panel lies in front of it. */
function firstRow(): HTMLElement | null {
  return document.querySelector('[role=dialog]') ? null : document.querySelector('main tr[tabindex="0"]');
}

import { CalendarPlus, UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { Role } from '../../api/roles.ts';
import { Bell, BellLines } from '../../app/Bell.tsx';
import { IdleLock } from '../../app/IdleLock.tsx';
import type { IdleState } from '../../app/idle.ts';
import { KeyMap } from '../../app/KeyMap.tsx';
import { places, railFor } from '../../app/navigation.ts';
import { Palette } from '../../app/Palette.tsx';
import { placeIcons } from '../../app/placeIcons.tsx';
import { Shell } from '../../app/Shell.tsx';
import { TopBar } from '../../app/TopBar.tsx';
import { longDay } from '../../lib/dates.ts';
import { setPreferences, usePreferences } from '../../lib/preferences.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ToastRegion } from '../../ui/ToastRegion.tsx';
import { DayList } from '../today/DayList.tsx';
import { WorkList } from '../today/WorkList.tsx';
import { noon, visits, work, zone } from './sample.ts';

const every = new Set(Object.values(places).map((place) => place.path));
const held: Role[] = ['therapist', 'administrator'];

/** The staff frame with an invented day in it. */
export function ShellKit() {
  const { rail } = usePreferences();
  const [open, setOpen] = useState<'search' | 'keys' | null>(null);
  const [state, setState] = useState<IdleState>('active');
  const groups = railFor(held, every);
  return (
    <IdleLock
      state={state}
      name="Jonah"
      unlocking={{ password: async () => 'open', code: async () => {} }}
      onUnlock={() => setState('active')}
      onSignOut={() => setState('active')}
    >
      <Shell
        rail={{
          practice: 'Harbor Row Counseling',
          groups,
          counts: { notes: 8, messages: 2 },
          path: '/',
          closed: rail === 'closed',
        }}
        offline={false}
        onToggleRail={() => setPreferences({ rail: rail === 'open' ? 'closed' : 'open' })}
        topBar={
          <TopBar
            person={{ name: 'Jonah Perrault', email: 'jonah@practice.example' }}
            newEntries={[
              { id: 'visit', label: 'Visit', icon: <CalendarPlus aria-hidden size={16} /> },
              { id: 'client', label: 'Client', icon: <UserPlus aria-hidden size={16} /> },
            ]}
            bell={
              <Bell unread={1} onReadAll={() => {}}>
                <BellLines
                  lines={[
                    {
                      id: '1',
                      text: 'A note waits for your cosignature',
                      when: 'Today, 8:12 AM',
                      href: '#1',
                      unread: true,
                    },
                    {
                      id: '2',
                      text: 'A note was returned to you with comments',
                      when: 'Yesterday, 4:40 PM',
                      unread: false,
                    },
                  ]}
                />
              </Bell>
            }
            onSearch={() => setOpen('search')}
            onKeyMap={() => setOpen('keys')}
            onLock={() => setState('locked')}
            onSignOut={() => {}}
          />
        }
      >
        <PageHeader title="Today" about={`${longDay(noon, zone)} · 5 visits`} />
        <div className="grid gap-x-12 gap-y-10 xl:grid-cols-[minmax(0,1fr)_20rem]">
          <section aria-labelledby="day">
            <h2 id="day" className="pb-3 text-md font-semibold">
              Your day
            </h2>
            <DayList visits={visits} timeZone={zone} now={noon} />
          </section>
          <section aria-labelledby="work">
            <h2 id="work" className="pb-3 text-md font-semibold">
              Waiting for you
            </h2>
            <WorkList groups={work} />
          </section>
        </div>
      </Shell>
      <Palette
        isOpen={open === 'search'}
        onClose={() => setOpen(null)}
        groups={[
          {
            title: 'Go to',
            entries: groups
              .flatMap((group) => group.places)
              .map((place) => {
                const Icon = placeIcons[place.id];
                return { id: place.id, label: place.label, icon: <Icon aria-hidden size={18} />, run: () => {} };
              }),
          },
        ]}
      />
      <KeyMap isOpen={open === 'keys'} onClose={() => setOpen(null)} />
      <ToastRegion />
    </IdleLock>
  );
}

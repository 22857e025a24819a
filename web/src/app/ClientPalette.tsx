import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { ClientLine } from '../api/functions.gen.ts';
import { query } from '../api/query.ts';
import { plainDay } from '../lib/dates.ts';
import { useSettled } from '../lib/useSettled.ts';
import { mayOpen, useMe } from './me.ts';
import { Palette, type PaletteGroup } from './Palette.tsx';

/** The palette of the staff app: clients by three letters, and the pages and actions it is given. */
export function ClientPalette({ groups, onClose }: { groups: readonly PaletteGroup[]; onClose: () => void }) {
  const me = useMe();
  const router = useRouter();
  const [words, setWords] = useState('');
  const search = useSettled(words.trim(), 120);
  const staff = mayOpen(me.roles, 'staff');
  const found = useQuery({
    ...query('get-clients', { search, limit: 7 }),
    enabled: staff && search.length > 1,
    placeholderData: keepPreviousData,
  });
  const recent = useQuery({ ...query('get-recent-clients', {}), enabled: staff });
  // Enter goes to the first entry: what was found for other letters than those typed by now must not be it.
  const searching = words.trim().length > 1;
  const current = search === words.trim() && !found.isPlaceholderData;
  const shown = searching ? (current ? (found.data ?? []) : []) : (recent.data ?? []).slice(0, 4);
  const clients: PaletteGroup = {
    title: searching ? 'Clients' : 'Opened last',
    found: searching,
    entries: shown.map((client) => ({
      id: client.id,
      label: nameOf(client),
      detail: `${client.mrn} · ${plainDay(client.birth_date)}`,
      run: () => router.history.push(`/clients/${client.id}`),
    })),
  };
  return <Palette isOpen onClose={onClose} groups={[clients, ...groups]} {...(staff ? { onWords: setWords } : {})} />;
}

function nameOf(client: ClientLine): string {
  return `${client.chosen_name ?? client.first_name} ${client.last_name}`;
}

import { useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { Bookmark } from 'lucide-react';
import { useState } from 'react';
import type { SavedView, ViewedList, ViewFilters } from '../api/functions.gen.ts';
import { query, useCall } from '../api/query.ts';
import { Button } from '../ui/Button.tsx';
import { LinePanel } from '../ui/LinePanel.tsx';
import { Menu } from '../ui/Menu.tsx';
import { toast } from '../ui/toasts.ts';

/** A list under the filters of a view. The address is the truth: a view only remembers it. */
export function viewPath(path: string, filters: ViewFilters): string {
  const set = Object.entries(filters).filter(([, value]) => Boolean(value)) as [string, string][];
  const search = new URLSearchParams(set.sort(([a], [b]) => a.localeCompare(b)));
  return search.size > 0 ? `${path}?${search}` : path;
}

/** One's own ways of looking at this list: open one, keep this one, remove one. */
export function SavedViews({ list, filters }: { list: ViewedList; filters: ViewFilters }) {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const views = useQuery(query('get-saved-views', { list }));
  const [doing, setDoing] = useState<'save' | 'remove' | null>(null);
  const saved = views.data ?? [];
  const here = viewPath(path, filters);
  const current = saved.find((view) => viewPath(path, view.filters) === here);
  const filtered = here !== path;
  return (
    <>
      <Menu
        label="Views"
        placement="bottom end"
        trigger={
          <Button size="small" kind="quiet" icon={<Bookmark aria-hidden size={16} />}>
            {current ? current.name : 'Views'}
          </Button>
        }
        sections={[
          {
            title: 'My views',
            entries: [
              { id: 'all', label: 'The whole list', href: path },
              ...saved.map((view) => ({
                id: view.id,
                label: view.name,
                ...(view.id === current?.id ? { detail: 'Shown now' } : {}),
                href: viewPath(path, view.filters),
              })),
            ],
          },
          {
            entries: [
              {
                id: 'save',
                label: 'Keep this view…',
                isDisabled: !filtered,
                ...(filtered ? {} : { detail: 'Choose a filter first' }),
                onAction: () => setDoing('save'),
              },
              {
                id: 'remove',
                label: 'Remove a view…',
                isDisabled: saved.length === 0,
                onAction: () => setDoing('remove'),
              },
            ],
          },
        ]}
      />
      {doing === 'save' ? (
        <SavePanel list={list} filters={filters} name={current?.name ?? ''} onClose={() => setDoing(null)} />
      ) : null}
      {doing === 'remove' ? <RemovePanel list={list} views={saved} onClose={() => setDoing(null)} /> : null}
    </>
  );
}

function SavePanel({
  list,
  filters,
  name,
  onClose,
}: {
  list: ViewedList;
  filters: ViewFilters;
  name: string;
  onClose: () => void;
}) {
  const save = useCall('save-view', { refreshes: ['get-saved-views'] });
  return (
    <LinePanel<{ name: string }>
      title="Keep this view"
      submitLabel="Keep view"
      start={{ name }}
      fields={[
        { name: 'name', label: 'Name', missing: 'Give it a name.', help: 'A name you have already is replaced.' },
      ]}
      loading={save.isPending}
      submitError={save.error}
      onClose={onClose}
      onSave={(values) =>
        save.mutate(
          { list, name: values.name.trim(), filters },
          {
            onSuccess: (view) => {
              toast(`${view.name} is kept`);
              onClose();
            },
          },
        )
      }
    />
  );
}

function RemovePanel({ list, views, onClose }: { list: ViewedList; views: readonly SavedView[]; onClose: () => void }) {
  const remove = useCall('delete-saved-view', { refreshes: ['get-saved-views'] });
  return (
    <LinePanel<{ name: string }>
      title="Remove a view"
      submitLabel="Remove view"
      start={{ name: views.length === 1 ? (views[0]?.name ?? '') : '' }}
      fields={[
        {
          name: 'name',
          label: 'View',
          kind: 'choice',
          options: views.map((view) => ({ value: view.name, label: view.name })),
          missing: 'Choose a view.',
        },
      ]}
      loading={remove.isPending}
      submitError={remove.error}
      onClose={onClose}
      onSave={({ name }) => remove.mutate({ list, name }, { onSuccess: onClose })}
    />
  );
}

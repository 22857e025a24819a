import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Template } from '../../api/functions.gen.ts';
import { query } from '../../api/query.ts';
import { PracticeTabs } from '../../app/PracticeTabs.tsx';
import { usePreferences } from '../../lib/preferences.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState, ErrorState } from '../../ui/States.tsx';
import type { Column } from '../../ui/table.ts';
import { TemplatePanel } from './TemplatePanel.tsx';
import { requiredFields } from './template.ts';
import { kindNames } from './words.ts';

const columns: Column<Template>[] = [
  { id: 'name', title: 'Name', cell: (template) => <span className="font-medium">{template.name}</span> },
  { id: 'kind', title: 'Kind of note', cell: (template) => kindNames[template.kind] },
  { id: 'sections', title: 'Sections', align: 'right', cell: (template) => template.sections.length },
  { id: 'required', title: 'Required answers', align: 'right', cell: (template) => requiredFields(template).length },
  { id: 'version', title: 'Version', align: 'right', cell: (template) => template.version },
];

/** What notes ask for. The templates come with the program; a note keeps the version it was begun with. */
export default function TemplatesPage() {
  const templates = useQuery(query('get-note-templates', {}));
  const { density } = usePreferences();
  const [opened, setOpened] = useState<Template | null>(null);
  return (
    <>
      <PracticeTabs here="/practice/note-templates" />
      <p className="mb-4 max-w-2xl text-ink-muted">
        What clinicians are asked in each kind of note. The templates come with the program and are the same for every
        practice. A note keeps the version it was begun with.
      </p>
      <DataTable
        caption="Note templates"
        columns={columns}
        rows={templates.data ?? []}
        rowKey={(template) => template.id}
        density={density}
        loading={templates.isPending}
        onOpen={setOpened}
        empty={
          templates.isError ? (
            <ErrorState
              message={templates.error.message}
              requestId={templates.error.requestId}
              onRetry={() => templates.refetch()}
            />
          ) : (
            <EmptyState title="There are no templates">
              No note can be begun without one. Tell whoever installs the program.
            </EmptyState>
          )
        }
      />
      {opened ? <TemplatePanel template={opened} onClose={() => setOpened(null)} /> : null}
    </>
  );
}

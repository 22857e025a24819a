import type { Document, DocumentCategory } from '../../api/functions.gen.ts';
import { useCall } from '../../api/query.ts';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { toast } from '../../ui/toasts.ts';
import { categoryChoices, refreshes, tagsFrom } from './words.ts';

/** Corrects what a document is called, what it is and how it is found. */
export function EditDocumentPanel({ document, onClose }: { document: Document; onClose: () => void }) {
  const update = useCall('update-document', { refreshes });
  return (
    <LinePanel<{ category: string; title: string; tags: string; description: string }>
      title="Edit document"
      submitLabel="Save"
      start={{
        category: document.category,
        title: document.title,
        tags: document.tags.join(', '),
        description: document.description ?? '',
      }}
      fields={[
        {
          name: 'category',
          label: 'Category',
          kind: 'choice',
          options: categoryChoices,
          missing: 'Choose what it is.',
          help: 'Billing staff see insurance cards and billing documents only.',
        },
        { name: 'title', label: 'Title', missing: 'Enter a title.' },
        { name: 'tags', label: 'Tags', help: 'Separated by commas.' },
        { name: 'description', label: 'Description', kind: 'area' },
      ]}
      loading={update.isPending}
      submitError={update.error}
      onClose={onClose}
      onSave={(values) =>
        update.mutate(
          {
            id: document.id,
            row_version: document.row_version,
            category: values.category as DocumentCategory,
            title: values.title,
            tags: tagsFrom(values.tags),
            description: values.description.trim() || null,
          },
          {
            onSuccess: () => {
              toast('Saved');
              onClose();
            },
          },
        )
      }
    />
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import type { Document } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { fieldsOf, SidePanelForm } from '../../ui/FormShell.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { toast } from '../../ui/toasts.ts';
import { FileSlot } from './FileSlot.tsx';
import { useUpload } from './useUpload.ts';
import { refreshes } from './words.ts';

interface Values {
  note: string;
}
const Field = fieldsOf<Values>();

/** A newer file for the same document. The former ones stay, with their signatures. */
export function NewVersionPanel({ document, onClose }: { document: Document; onClose: () => void }) {
  const kinds = useQuery(query('get-document-categories', {}));
  const limit = kinds.data?.uploads.find((one) => one.purpose === 'chart_document');
  const form = useForm<Values>({ defaultValues: { note: '' } });
  const { upload, send, cancel } = useUpload(document.client_id, 'chart_document', limit);
  const add = useCall('add-document-version', { refreshes });
  const [noFile, setNoFile] = useState(false);
  return (
    <SidePanelForm
      title="Add new version"
      form={form}
      isOpen
      onClose={onClose}
      loading={add.isPending}
      submitError={
        add.error ?? (noFile && upload.state !== 'ready' ? { message: 'Wait until the file has arrived.' } : null)
      }
      submitLabel="Add version"
      onSubmit={({ note }) => {
        if (upload.state !== 'ready') return setNoFile(true);
        add.mutate(
          {
            id: document.id,
            row_version: document.row_version,
            upload_id: upload.upload.upload_id,
            note: note.trim() || null,
          },
          {
            onSuccess: () => {
              toast('The new version is in the chart');
              onClose();
            },
          },
        );
      }}
    >
      <FileSlot
        upload={upload}
        limit={limit}
        onFiles={([file]) => {
          setNoFile(false);
          if (file) void send(file);
        }}
        onCancel={cancel}
      />
      <Field name="note">{(slot) => <TextArea label="What changed" {...slot} />}</Field>
    </SidePanelForm>
  );
}

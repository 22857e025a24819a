import { useEffect, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import type { DocumentCategory, UploadLimit } from '../../api/functions.gen.ts';
import { useCall } from '../../api/query.ts';
import { fieldsOf, SidePanelForm } from '../../ui/FormShell.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/toasts.ts';
import { FileSlot } from './FileSlot.tsx';
import { useUpload } from './useUpload.ts';
import { categoryChoices, refreshes, tagsFrom, titleFrom } from './words.ts';

interface Values {
  category: string;
  title: string;
  description: string;
  tags: string;
}
const Field = fieldsOf<Values>();
const empty: Values = { category: '', title: '', description: '', tags: '' };

/** Puts a file into the chart. It travels while the rest is typed; several files are taken one after another. */
export function AddDocumentPanel({
  clientId,
  limit,
  files,
  onClose,
}: {
  clientId: string;
  limit: UploadLimit | undefined;
  /** What was dropped on the page, if something was. */
  files: readonly File[];
  onClose: () => void;
}) {
  const [waiting, setWaiting] = useState(files);
  const [noFile, setNoFile] = useState(false);
  const form = useForm<Values>({ defaultValues: empty });
  const { upload, send, cancel } = useUpload(clientId, 'chart_document', limit);
  const create = useCall('create-document', { refreshes });

  function take(all: readonly File[]) {
    const [first, ...rest] = all;
    if (!first) return;
    setWaiting(rest);
    setNoFile(false);
    // A title somebody typed stays.
    if (!form.getValues('title')) form.setValue('title', titleFrom(first.name), { shouldDirty: true });
    void send(first);
  }
  const begun = useRef(false);
  const begin = useRef(take);
  useEffect(() => {
    if (begun.current || !limit || files.length === 0) return;
    begun.current = true;
    begin.current(files);
  }, [files, limit]);

  function save(values: Values) {
    if (upload.state !== 'ready') {
      setNoFile(true);
      return;
    }
    create.mutate(
      {
        client_id: clientId,
        upload_id: upload.upload.upload_id,
        category: values.category as DocumentCategory,
        title: values.title,
        description: values.description.trim() || null,
        tags: tagsFrom(values.tags),
      },
      {
        onSuccess: () => {
          toast('The document is in the chart');
          if (waiting.length === 0) return onClose();
          cancel();
          form.reset({ ...empty, category: values.category });
          take(waiting);
        },
      },
    );
  }
  const onTheWay = upload.state === 'sending' || upload.state === 'checking';
  const missing = onTheWay ? 'The file is still on its way. Wait until it has arrived.' : 'Choose a file first.';
  return (
    <SidePanelForm
      title={waiting.length > 0 ? `Add document (${waiting.length} more after this)` : 'Add document'}
      form={form}
      isOpen
      onClose={onClose}
      loading={create.isPending}
      submitError={create.error ?? (noFile && upload.state !== 'ready' ? { message: missing } : null)}
      submitLabel="Add to chart"
      onSubmit={save}
    >
      <FileSlot upload={upload} limit={limit} onFiles={take} onCancel={cancel} />
      <Field name="category" rules={{ required: 'Choose what it is.' }}>
        {(slot) => (
          <Select
            label="Category"
            options={categoryChoices}
            {...slot}
            value={(slot.value || null) as DocumentCategory | null}
          />
        )}
      </Field>
      <Field name="title" rules={{ required: 'Enter a title.' }}>
        {(slot) => <TextField label="Title" {...slot} />}
      </Field>
      <Field name="tags">{(slot) => <TextField label="Tags" help="Separated by commas." {...slot} />}</Field>
      <Field name="description">{(slot) => <TextArea label="Description" {...slot} />}</Field>
    </SidePanelForm>
  );
}

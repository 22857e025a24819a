import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { Client } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { mayOpen, useMe } from '../../app/me.ts';
import { Button } from '../../ui/Button.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { initialsOf, Photo } from '../../ui/Photo.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { toast } from '../../ui/toasts.ts';
import { FileSlot } from './FileSlot.tsx';
import { useUpload } from './useUpload.ts';
import { writers } from './words.ts';

const refreshes = ['get-client-photos'] as const;

/** The photo at the head of a chart. Whoever may, presses it to set, replace or remove it. */
export default function ChartPhoto({ client, name }: { client: Client; name: string }) {
  const me = useMe();
  const photos = useQuery(query('get-client-photos', { client_ids: [client.id] }));
  const [open, setOpen] = useState(false);
  const image = photos.data?.[0]?.image;
  const picture = <Photo name={name} image={image} />;
  if (!mayOpen(me.roles, writers) || client.merged_into_id) return picture;
  return (
    <>
      <AriaButton
        aria-label={image ? 'Change the photo' : `${initialsOf(name)}, add a photo`}
        onPress={() => setOpen(true)}
        className="shrink-0 rounded-full hover:opacity-80"
      >
        {picture}
      </AriaButton>
      {open ? <PhotoPanel client={client} image={image} name={name} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function PhotoPanel({
  client,
  image,
  name,
  onClose,
}: {
  client: Client;
  image: string | undefined;
  name: string;
  onClose: () => void;
}) {
  const kinds = useQuery(query('get-document-categories', {}));
  const limit = kinds.data?.uploads.find((one) => one.purpose === 'photo');
  const { upload, send, cancel } = useUpload(client.id, 'photo', limit);
  const set = useCall('set-client-photo', { refreshes });
  const remove = useCall('remove-client-photo', { refreshes });
  const problem = set.error ?? remove.error;
  const ready = upload.state === 'ready' ? upload.upload : null;
  return (
    <SidePanel
      title="Photo"
      isOpen
      onClose={onClose}
      footer={
        <div className="flex justify-end gap-2">
          <Button onPress={onClose}>Cancel</Button>
          <Button
            kind="primary"
            isPending={set.isPending}
            isDisabled={!ready}
            onPress={() =>
              ready &&
              set.mutate(
                { client_id: client.id, upload_id: ready.upload_id },
                {
                  onSuccess: (shown) => {
                    toast(shown ? 'The photo is set' : 'The photo is shown once it was checked for malware');
                    onClose();
                  },
                },
              )
            }
          >
            Use this photo
          </Button>
        </div>
      }
    >
      <div className="flex flex-col gap-6">
        {problem ? <FormProblem problem={problem} /> : null}
        <div className="flex items-center gap-4">
          <Photo name={name} image={image} className="size-24 text-lg" />
          {image ? (
            <Button
              kind="danger"
              isPending={remove.isPending}
              onPress={() =>
                remove.mutate(
                  { client_id: client.id },
                  {
                    onSuccess: () => {
                      toast('The photo is removed');
                      onClose();
                    },
                  },
                )
              }
            >
              Remove photo
            </Button>
          ) : (
            <p className="text-ink-muted">No photo yet: the initials stand in for it.</p>
          )}
        </div>
        <FileSlot
          upload={upload}
          limit={limit}
          onFiles={([file]) => {
            if (file) void send(file);
          }}
          onCancel={cancel}
        />
        <p className="text-sm text-ink-muted">
          Where and when a picture was taken is removed from it before it is kept.
        </p>
      </div>
    </SidePanel>
  );
}

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, use } from 'react';
import type { ClientLine } from '../../api/functions.gen.ts';
import { query } from '../../api/query.ts';
import { Photo } from '../../ui/Photo.tsx';
import { clientName } from './words.ts';

const Photos = createContext<ReadonlyMap<string, string>>(new Map());

/** Asks once for the photos of a whole page of clients. Without them the initials stand there. */
export function PhotosOf({ clients, children }: { clients: readonly ClientLine[]; children: ReactNode }) {
  const photos = useQuery({
    ...query('get-client-photos', { client_ids: clients.map((client) => client.id) }),
    enabled: clients.length > 0,
    placeholderData: keepPreviousData,
  });
  const images = new Map(photos.data?.map((photo) => [photo.client_id, photo.image]));
  return <Photos value={images}>{children}</Photos>;
}

/** A client's face in a list, or their initials. */
export function DirectoryPhoto({ client }: { client: ClientLine }) {
  return <Photo size="small" name={clientName(client)} image={use(Photos).get(client.id)} />;
}

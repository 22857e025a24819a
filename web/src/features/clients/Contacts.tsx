import type { Client } from '../../api/functions.gen.ts';
import { mayOpen, useMe } from '../../app/me.ts';
import { Addresses } from './Addresses.tsx';
import { EmergencyContacts } from './EmergencyContacts.tsx';
import { Guardians } from './Guardians.tsx';
import { Reach } from './Reach.tsx';

/** How to reach the client, whom to call, and who may act for them. */
export function Contacts({ client }: { client: Client }) {
  const me = useMe();
  const family = mayOpen(me.roles, ['administrator', 'front_desk', 'supervisor', 'therapist', 'associate_trainee']);
  const verifies = mayOpen(me.roles, ['administrator', 'front_desk', 'supervisor', 'therapist']);
  return (
    <div className="max-w-3xl">
      <Reach client={client} mayWrite={family} />
      <Addresses client={client} mayWrite={family} />
      {family ? <EmergencyContacts client={client} /> : null}
      {family ? <Guardians client={client} mayWrite={verifies} /> : null}
    </div>
  );
}

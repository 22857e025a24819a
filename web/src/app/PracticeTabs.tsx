import type { ReactNode } from 'react';
import type { Role } from '../api/roles.ts';
import { LinkTabs } from '../ui/LinkTabs.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { mayOpen, useMe } from './me.ts';

const administrators: readonly Role[] = ['administrator'];
const billing: readonly Role[] = ['administrator', 'billing_staff'];

const tabs = [
  { href: '/practice', title: 'Settings', roles: administrators },
  { href: '/practice/locations', title: 'Locations', roles: administrators },
  { href: '/practice/rooms', title: 'Rooms', roles: administrators },
  { href: '/practice/services', title: 'Services and fees', roles: billing },
  { href: '/practice/visit-types', title: 'Visit types', roles: administrators },
  { href: '/practice/note-templates', title: 'Note templates', roles: administrators },
  { href: '/practice/payers', title: 'Payers', roles: billing },
  { href: '/practice/consents', title: 'Consents', roles: administrators },
] as const;

/** The head that the parts of "Practice" share. Nobody is offered a part that is not theirs. */
export function PracticeTabs({ here, actions }: { here: (typeof tabs)[number]['href']; actions?: ReactNode }) {
  const me = useMe();
  return (
    <>
      <PageHeader title="Practice" about="What holds for everybody here." actions={actions} />
      <LinkTabs label="Practice" tabs={tabs.filter((tab) => mayOpen(me.roles, tab.roles))} here={here} />
    </>
  );
}

import type { ReactNode } from 'react';
import { LinkTabs } from '../../ui/LinkTabs.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';

const tabs = [
  { href: '/practice', title: 'Settings' },
  { href: '/practice/locations', title: 'Locations' },
  { href: '/practice/rooms', title: 'Rooms' },
  { href: '/practice/services', title: 'Services and fees' },
] as const;

/** The head that the parts of "Practice" share. */
export function PracticeTabs({ here, actions }: { here: (typeof tabs)[number]['href']; actions?: ReactNode }) {
  return (
    <>
      <PageHeader title="Practice" about="What holds for everybody here." actions={actions} />
      <LinkTabs label="Practice" tabs={tabs} here={here} />
    </>
  );
}

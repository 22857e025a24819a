import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components/Tabs';

export interface TabsProps {
  label: string;
  tabs: readonly { id: string; title: string; content: ReactNode }[];
  selected?: string;
  onSelect?: (id: string) => void;
}

/** Views of one thing, as plain text. For places that have their own address use links. */
export function Tabs({ label, tabs, selected, onSelect }: TabsProps) {
  return (
    <AriaTabs
      {...(selected !== undefined ? { selectedKey: selected } : {})}
      {...(onSelect ? { onSelectionChange: (key) => onSelect(String(key)) } : {})}
    >
      <div className="overflow-x-auto">
        <TabList aria-label={label} className="flex min-w-max gap-6 border-b border-line">
          {tabs.map((tab) => (
            <Tab
              key={tab.id}
              id={tab.id}
              className="-mb-px cursor-default rounded-t-control border-b-2 border-transparent px-0.5 py-2 text-base font-medium text-ink-muted outline-none hover:text-ink data-selected:border-accent data-selected:text-ink data-focus-visible:outline-2 data-focus-visible:outline-focus"
            >
              {tab.title}
            </Tab>
          ))}
        </TabList>
      </div>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="rounded-control pt-4 outline-offset-4">
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}

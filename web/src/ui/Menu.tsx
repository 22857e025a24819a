import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Header } from 'react-aria-components/Header';
import { Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { itemClass, listClass, popoverClass } from './listStyles.ts';

export interface MenuEntry {
  id: string;
  label: string;
  icon?: ReactNode;
  detail?: string;
  /** Shown as the keys that do the same. */
  keys?: string;
  tone?: 'danger';
  isDisabled?: boolean;
  onAction?: () => void;
  href?: string;
}

/** Actions behind one button. The button is the first child; entries are grouped by the caller. */
export function Menu({
  trigger,
  label,
  sections,
  placement = 'bottom start',
}: {
  trigger: ReactNode;
  label: string;
  sections: readonly { title?: string; entries: readonly MenuEntry[] }[];
  placement?: 'bottom start' | 'bottom end';
}) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover placement={placement} className={`${popoverClass} min-w-52`}>
        <AriaMenu aria-label={label} className={`${listClass} divide-y divide-line`}>
          {sections.map((section, index) => (
            <MenuSection
              key={section.title ?? `section-${index}`}
              {...(section.title ? {} : { 'aria-label': `${label}, part ${index + 1}` })}
              className="py-1 first:pt-0 last:pb-0"
            >
              {section.title ? (
                <Header className="px-2 pt-1 pb-1 text-xs font-medium text-ink-muted">{section.title}</Header>
              ) : null}
              {section.entries.map((entry) => (
                <MenuItem
                  key={entry.id}
                  id={entry.id}
                  textValue={entry.label}
                  {...(entry.onAction ? { onAction: entry.onAction } : {})}
                  {...(entry.href ? { href: entry.href } : {})}
                  isDisabled={entry.isDisabled ?? false}
                  className={`${itemClass} ${entry.tone === 'danger' ? 'text-danger' : ''}`}
                >
                  {entry.icon ? <span className="text-ink-muted">{entry.icon}</span> : null}
                  <span className="flex-1">
                    {entry.label}
                    {entry.detail ? <span className="block text-sm text-ink-muted">{entry.detail}</span> : null}
                  </span>
                  {entry.keys ? <kbd className="font-sans text-xs text-ink-muted">{entry.keys}</kbd> : null}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

/** A menu whose entries are switched on and off, such as the columns of a table. It stays open while choosing. */
export function ChoiceMenu({
  trigger,
  label,
  choices,
  selected,
  onChange,
}: {
  trigger: ReactNode;
  label: string;
  choices: readonly { value: string; label: string }[];
  selected: ReadonlySet<string>;
  onChange: (selected: Set<string>) => void;
}) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover placement="bottom end" className={`${popoverClass} min-w-44`}>
        <AriaMenu
          aria-label={label}
          selectionMode="multiple"
          selectedKeys={selected}
          onSelectionChange={(keys) =>
            onChange(keys === 'all' ? new Set(choices.map((choice) => choice.value)) : new Set([...keys].map(String)))
          }
          className={listClass}
        >
          {choices.map((choice) => (
            <MenuItem key={choice.value} id={choice.value} textValue={choice.label} className={itemClass}>
              <Check aria-hidden size={16} className="invisible text-accent group-data-selected:visible" />
              {choice.label}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

import { CornerDownLeft, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { Autocomplete, useFilter } from 'react-aria-components/Autocomplete';
import { Dialog } from 'react-aria-components/Dialog';
import { Header } from 'react-aria-components/Header';
import { Input } from 'react-aria-components/Input';
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { SearchField } from 'react-aria-components/SearchField';
import { veilClass } from '../ui/Dialog.tsx';
import { itemClass } from '../ui/listStyles.ts';

export interface PaletteEntry {
  id: string;
  label: string;
  detail?: string;
  icon?: ReactNode;
  run: () => void;
}

export interface PaletteGroup {
  title: string;
  /** The entries answer to what was typed and are not narrowed down again. */
  found?: boolean;
  entries: readonly PaletteEntry[];
}

/** Everything by name: type a few letters, press Enter. */
export function Palette({
  isOpen,
  onClose,
  groups,
  onWords,
}: {
  isOpen: boolean;
  onClose: () => void;
  groups: readonly PaletteGroup[];
  /** Told what is typed, where something beyond the given groups can be found by it. */
  onWords?: (words: string) => void;
}) {
  const { contains } = useFilter({ sensitivity: 'base' });
  const prompt = onWords ? 'Search clients, pages and actions' : 'Search pages and actions';
  // What was found by the server fits already, also where it forgave a wrong letter.
  const found = new Set(groups.flatMap((group) => (group.found ? group.entries.map((entry) => entry.id) : [])));
  const fits = (text: string, words: string, node: { key: unknown }) =>
    found.has(String(node.key)) || contains(text, words);
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable
      className={`${veilClass} flex items-start justify-center p-4 pt-[12vh]`}
    >
      <Modal className="w-full max-w-xl overflow-hidden rounded-surface border border-line bg-raised text-ink shadow-float">
        <Dialog aria-label="Search" className="outline-none">
          <Autocomplete filter={fits} {...(onWords ? { onInputChange: onWords } : {})}>
            <SearchField aria-label={prompt} autoFocus className="flex items-center border-b border-line px-4">
              <Search aria-hidden size={18} className="text-ink-muted" />
              <Input
                placeholder={prompt}
                className="h-13 min-w-0 flex-1 bg-transparent px-3 text-md outline-none [&::-webkit-search-cancel-button]:hidden"
              />
            </SearchField>
            {/* A scrolling region has to be reachable by keyboard itself; the arrow keys move inside it. */}
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
            <section aria-label="Results" tabIndex={0} className="max-h-[50vh] overflow-auto -outline-offset-2">
              <Menu
                aria-label="Results"
                className="p-2 outline-none"
                renderEmptyState={() => (
                  <p className="px-2 py-6 text-ink-muted">Nothing by that name. Try fewer letters.</p>
                )}
              >
                {groups
                  .filter((group) => group.entries.length > 0)
                  .map((group) => (
                    <MenuSection key={group.title} className="pb-2">
                      <Header className="px-2 pt-1 pb-1 text-xs font-medium text-ink-muted">{group.title}</Header>
                      {group.entries.map((entry) => (
                        <MenuItem
                          key={entry.id}
                          id={entry.id}
                          textValue={entry.label}
                          onAction={() => {
                            onClose();
                            entry.run();
                          }}
                          className={`${itemClass} min-h-10 data-focused:bg-accent-quiet`}
                        >
                          <span className="text-ink-muted">{entry.icon}</span>
                          <span className="flex-1">{entry.label}</span>
                          {entry.detail ? <span className="text-sm text-ink-muted">{entry.detail}</span> : null}
                          <CornerDownLeft
                            aria-hidden
                            size={14}
                            className="invisible text-ink-muted group-data-focused:visible"
                          />
                        </MenuItem>
                      ))}
                    </MenuSection>
                  ))}
              </Menu>
            </section>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { IconButton } from './Button.tsx';
import { veilClass } from './Dialog.tsx';

export interface WideDialogProps {
  title: string;
  onClose: () => void;
  /** Stands beside the title. */
  actions?: ReactNode;
  children: ReactNode;
}

/** Almost the whole window for one thing to look at: something to read, never a form. The page below keeps its place. */
export function WideDialog({ title, onClose, actions, children }: WideDialogProps) {
  return (
    <ModalOverlay isOpen onOpenChange={(open) => !open && onClose()} isDismissable className={veilClass}>
      <Modal className="fixed inset-0 overflow-hidden border-line bg-raised text-ink shadow-float data-entering:animate-appear sm:inset-4 sm:rounded-surface sm:border">
        <AriaDialog className="flex h-full flex-col outline-none">
          <header className="flex items-center justify-between gap-3 border-b border-line py-2 pr-2 pl-4">
            <Heading slot="title" className="min-w-0 truncate text-md font-semibold">
              {title}
            </Heading>
            <div className="flex shrink-0 items-center gap-1">
              {actions}
              <IconButton label="Close" onPress={onClose}>
                <X aria-hidden size={18} />
              </IconButton>
            </div>
          </header>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

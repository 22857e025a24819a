import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { IconButton } from './Button.tsx';
import { veilClass } from './Dialog.tsx';

export interface SidePanelProps {
  title: string;
  isOpen: boolean;
  /** Called for the close button, Escape and a click outside. Keep the panel open if text would be lost. */
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
  /** Nothing in it takes the focus: the panel itself does, so that it is scrolled by keys. */
  plain?: boolean;
}

/** A quick task beside the page it belongs to. The page stays visible and keeps its place. */
export function SidePanel({ title, isOpen, onClose, children, footer, plain = false }: SidePanelProps) {
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={(open) => !open && onClose()} isDismissable className={veilClass}>
      <Modal className="fixed inset-y-0 right-0 w-full max-w-md border-l border-line bg-raised text-ink shadow-float data-entering:animate-slide-in">
        <AriaDialog className="flex h-full flex-col outline-none">
          <header className="flex items-center justify-between gap-3 border-b border-line py-2 pr-3 pl-6">
            <Heading slot="title" className="text-md font-semibold">
              {title}
            </Heading>
            <IconButton label="Close" onPress={onClose}>
              <X aria-hidden size={18} />
            </IconButton>
          </header>
          <div
            className="min-h-0 flex-1 overflow-y-auto px-6 py-6 -outline-offset-2"
            {...(plain ? { tabIndex: 0, role: 'region', 'aria-label': title } : {})}
          >
            {children}
          </div>
          {footer ? <footer className="border-t border-line px-6 py-3">{footer}</footer> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

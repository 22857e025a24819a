import { Menu as MenuIcon } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { IconButton } from '../ui/Button.tsx';
import { veilClass } from '../ui/Dialog.tsx';
import { OfflineBanner } from '../ui/States.tsx';
import { Rail, type RailProps } from './Rail.tsx';

/**
 * The frame of the staff app: rail, top bar, page. It draws what it is given and fetches nothing, so that the kit page
 * and the tests show the very same frame.
 */
export function Shell({
  rail,
  topBar,
  offline,
  onToggleRail,
  children,
}: {
  rail: Omit<RailProps, 'onToggle' | 'onLeave'>;
  topBar: ReactNode;
  offline: boolean;
  onToggleRail: () => void;
  children: ReactNode;
}) {
  const [drawer, setDrawer] = useState(false);
  return (
    <div
      className={`grid min-h-dvh grid-cols-1 print:block ${rail.closed ? 'md:grid-cols-[56px_minmax(0,1fr)]' : 'md:grid-cols-[220px_minmax(0,1fr)]'}`}
    >
      <a
        href="#page"
        className="sr-only z-50 rounded-control bg-raised px-4 py-2 font-medium text-accent shadow-float focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the page
      </a>
      <div className="no-print sticky top-0 hidden h-dvh border-r border-line bg-canvas md:block">
        <Rail {...rail} onToggle={onToggleRail} />
      </div>
      <div className="flex min-w-0 flex-col bg-surface">
        <header className="no-print sticky top-0 z-20 flex h-13 shrink-0 items-center gap-1 border-b border-line bg-surface px-3 sm:gap-2 sm:px-6">
          <span className="md:hidden">
            <IconButton label="Open navigation" onPress={() => setDrawer(true)}>
              <MenuIcon aria-hidden size={20} />
            </IconButton>
          </span>
          {topBar}
        </header>
        {offline ? <OfflineBanner /> : null}
        <main id="page" tabIndex={-1} className="w-full max-w-[1440px] flex-1 px-4 py-6 outline-none sm:px-8 print:p-0">
          {children}
        </main>
      </div>
      <ModalOverlay isOpen={drawer} onOpenChange={setDrawer} isDismissable className={`${veilClass} md:hidden`}>
        <Modal className="fixed inset-y-0 left-0 w-64 border-r border-line bg-raised shadow-float data-entering:animate-appear">
          <Dialog aria-label="Navigation" className="h-full outline-none">
            <Rail {...rail} closed={false} onLeave={() => setDrawer(false)} />
          </Dialog>
        </Modal>
      </ModalOverlay>
    </div>
  );
}

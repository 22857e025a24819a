import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Button, type ButtonKind } from './Button.tsx';
import { FormProblem, type SubmitProblem } from './FormProblem.tsx';

export const veilClass = 'fixed inset-0 z-40 bg-veil data-entering:animate-appear';

export interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  /** Buttons, the primary one last. */
  actions?: ReactNode;
}

/** A short question or notice. It never holds a form with text that could be lost: that is what SidePanel is for. */
export function Dialog({ title, isOpen, onClose, children, actions }: DialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable
      className={`${veilClass} flex items-start justify-center overflow-y-auto p-4 pt-[14vh]`}
    >
      <Modal className="w-full max-w-lg rounded-surface border border-line bg-raised text-ink shadow-float">
        <AriaDialog className="outline-none">
          <Heading slot="title" className="px-6 pt-6 text-lg font-semibold">
            {title}
          </Heading>
          <div className="px-6 py-3 text-base">{children}</div>
          {actions ? <div className="flex flex-wrap justify-end gap-2 px-6 pt-2 pb-6">{actions}</div> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export interface ConfirmDialogProps {
  title: string;
  children: ReactNode;
  isOpen: boolean;
  onClose: () => void;
  /** Names the result: "Remove role", never "OK". */
  confirmLabel: string;
  confirmKind?: ButtonKind;
  onConfirm: () => void;
  loading: boolean;
  submitError: SubmitProblem | null;
}

/** Asks before something that is hard to take back, and says what will happen. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Dialog
      title={props.title}
      isOpen={props.isOpen}
      onClose={props.onClose}
      actions={
        <>
          <Button onPress={props.onClose}>Cancel</Button>
          <Button kind={props.confirmKind ?? 'primary'} onPress={props.onConfirm} isPending={props.loading}>
            {props.confirmLabel}
          </Button>
        </>
      }
    >
      {props.submitError ? <FormProblem problem={props.submitError} /> : null}
      {props.children}
    </Dialog>
  );
}

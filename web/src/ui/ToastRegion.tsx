import { X } from 'lucide-react';
import { Button, IconButton } from './Button.tsx';
import { dismissToast, useToasts } from './toasts.ts';
import { ToneIcon, toneText } from './tone.tsx';

/** Where toasts appear. Always on the page, so that screen readers hear what is added to it. */
export function ToastRegion() {
  const toasts = useToasts();
  return (
    <section
      aria-label="Messages"
      aria-live="polite"
      className="no-print pointer-events-none fixed inset-x-4 bottom-4 z-50 flex flex-col items-end gap-2"
    >
      {toasts.map((toast) => (
        <div
          key={toast.id}
          className="pointer-events-auto flex w-full max-w-sm animate-appear items-center gap-3 rounded-surface border border-line bg-raised py-2 pr-2 pl-4 shadow-float"
        >
          <span className={toneText[toast.tone]}>
            <ToneIcon tone={toast.tone} size={18} />
          </span>
          <p className="min-w-0 flex-1 text-base">{toast.message}</p>
          {toast.action ? (
            <Button size="small" kind="quiet" onPress={toast.action.onPress}>
              {toast.action.label}
            </Button>
          ) : null}
          <IconButton size="small" label="Close message" onPress={() => dismissToast(toast.id)}>
            <X aria-hidden size={16} />
          </IconButton>
        </div>
      ))}
    </section>
  );
}

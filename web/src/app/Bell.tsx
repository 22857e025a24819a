import { Bell as BellIcon, CheckCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { Link } from 'react-aria-components/Link';
import { Popover } from 'react-aria-components/Popover';
import { Button, IconButton } from '../ui/Button.tsx';
import { popoverClass } from '../ui/listStyles.ts';

export interface BellLine {
  id: string;
  text: string;
  when: string;
  href?: string | undefined;
  unread: boolean;
}

/** The bell in the top bar and what opens from it. It draws what it is given and fetches nothing. */
export function Bell({
  unread,
  isOpen,
  onOpenChange,
  onReadAll,
  isReading = false,
  children,
}: {
  unread: number;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  onReadAll?: () => void;
  isReading?: boolean;
  children: ReactNode;
}) {
  const count = unread > 99 ? '99+' : String(unread);
  const label = unread > 0 ? `${count} unread ${unread === 1 ? 'notification' : 'notifications'}` : 'Notifications';
  return (
    <>
      <span role="status" className="sr-only">
        {unread > 0 ? label : ''}
      </span>
      <DialogTrigger {...(isOpen === undefined ? {} : { isOpen })} {...(onOpenChange ? { onOpenChange } : {})}>
        <IconButton label={label} className="relative">
          <BellIcon aria-hidden size={18} />
          {unread > 0 ? (
            <span
              aria-hidden
              className="absolute top-1 right-0.5 inline-flex h-4 min-w-4 items-center justify-center rounded-full bg-danger px-1 text-[0.625rem] font-semibold text-on-danger"
            >
              {count}
            </span>
          ) : null}
        </IconButton>
        {/* The popover itself is the dialog: the hidden buttons that close it stand inside. */}
        <Popover
          aria-label="Notifications"
          placement="bottom end"
          className={`${popoverClass} w-96 max-w-[calc(100vw-1rem)]`}
        >
          <div className="flex max-h-[min(32rem,80vh)] flex-col">
            <div className="flex items-center justify-between gap-2 border-b border-line px-4 py-2">
              <h2 className="text-md font-semibold">Notifications</h2>
              {onReadAll && unread > 0 ? (
                <Button
                  kind="quiet"
                  size="small"
                  icon={<CheckCheck aria-hidden size={16} />}
                  isPending={isReading}
                  onPress={onReadAll}
                >
                  Mark all read
                </Button>
              ) : null}
            </div>
            <div className="min-h-0 overflow-y-auto">{children}</div>
          </div>
        </Popover>
      </DialogTrigger>
    </>
  );
}

/** The lines, the unread ones first and marked by more than weight. */
export function BellLines({
  lines,
  onRead,
  onOpen,
}: {
  lines: readonly BellLine[];
  onRead?: (id: string) => void;
  /** A link was followed. */
  onOpen?: () => void;
}) {
  if (lines.length === 0) {
    return <p className="px-4 py-6 text-ink-muted">Nothing yet. What concerns you appears here.</p>;
  }
  return (
    <ul className="divide-y divide-line">
      {lines.map((line) => (
        <li key={line.id}>
          <OneLine line={line} onRead={() => line.unread && onRead?.(line.id)} onOpen={() => onOpen?.()} />
        </li>
      ))}
    </ul>
  );
}

const lineClass =
  'flex w-full items-start gap-3 px-4 py-3 text-left -outline-offset-2 outline-none data-focus-visible:outline-2 data-focus-visible:outline-focus';

function OneLine({ line, onRead, onOpen }: { line: BellLine; onRead: () => void; onOpen: () => void }) {
  const content = (
    <>
      <span
        aria-hidden
        className={`mt-1.5 size-2 shrink-0 rounded-full ${line.unread ? 'bg-accent' : 'bg-transparent'}`}
      />
      <span className="min-w-0 flex-1">
        <span className={line.unread ? 'font-semibold' : ''}>
          {line.unread ? <span className="sr-only">Unread: </span> : null}
          {line.text}
        </span>
        <span className="block text-sm text-ink-muted">{line.when}</span>
      </span>
    </>
  );
  if (line.href) {
    return (
      <Link
        href={line.href}
        onPress={() => {
          onRead();
          onOpen();
        }}
        className={`${lineClass} hover:bg-hover`}
      >
        {content}
      </Link>
    );
  }
  // Nothing to open: pressing it only ticks it off.
  return line.unread ? (
    <AriaButton onPress={onRead} className={`${lineClass} hover:bg-hover`}>
      {content}
    </AriaButton>
  ) : (
    <div className={lineClass}>{content}</div>
  );
}

import { FileUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { DropZone } from 'react-aria-components/DropZone';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { buttonClass } from './Button.tsx';
import { cx } from './cx.ts';

/** The endings as the browser's dialog wants them. */
const accepted = (endings: readonly string[]) => endings.map((ending) => `.${ending}`);

/** A button that opens the browser's dialog for files. */
export function FileButton({
  endings,
  several = false,
  onFiles,
  children,
  kind = 'secondary',
  size = 'medium',
  icon,
}: {
  endings: readonly string[];
  several?: boolean;
  onFiles: (files: File[]) => void;
  children: ReactNode;
  kind?: 'primary' | 'secondary' | 'quiet';
  size?: 'small' | 'medium';
  icon?: ReactNode;
}) {
  return (
    <FileTrigger
      acceptedFileTypes={accepted(endings)}
      allowsMultiple={several}
      onSelect={(list) => list && list.length > 0 && onFiles([...list])}
    >
      <AriaButton className={buttonClass(kind, size)}>
        {icon}
        {children}
      </AriaButton>
    </FileTrigger>
  );
}

/** A place to drop files on; what is on the page stays usable. With `quiet` it shows only while something is dragged over it. */
export function FileDrop({
  label,
  onFiles,
  quiet = false,
  children,
}: {
  label: string;
  onFiles: (files: File[]) => void;
  quiet?: boolean;
  children?: ReactNode;
}) {
  return (
    <DropZone
      aria-label={label}
      data-drop-place
      getDropOperation={(types) => (types.has('DirectoryItem') ? 'cancel' : 'copy')}
      onDrop={async (event) => {
        const files = await Promise.all(event.items.flatMap((item) => (item.kind === 'file' ? [item.getFile()] : [])));
        if (files.length > 0) onFiles(files);
      }}
      className={({ isDropTarget, isFocusVisible }) =>
        cx(
          'rounded-surface transition-colors duration-120',
          quiet ? 'outline-offset-4' : 'flex flex-col items-center gap-2 border border-dashed px-4 py-6 text-center',
          !quiet && (isDropTarget ? 'border-accent bg-accent-quiet' : 'border-line-control'),
          quiet && isDropTarget && 'bg-accent-quiet outline-2 outline-accent outline-dashed',
          isFocusVisible && 'outline-2 outline-focus',
        )
      }
    >
      {quiet ? null : <FileUp aria-hidden size={20} className="text-ink-muted" />}
      {children}
    </DropZone>
  );
}

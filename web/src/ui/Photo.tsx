import { cx } from './cx.ts';

const sizes = { small: 'size-7 text-xs', medium: 'size-11 text-md' } as const;

/** A person's picture, or the first letters of their name. The name stands beside it, so it is not read out again. */
export function Photo({
  name,
  image,
  size = 'medium',
  className,
}: {
  name: string;
  image?: string | undefined;
  size?: keyof typeof sizes;
  className?: string;
}) {
  const box = cx('shrink-0 rounded-full', sizes[size], className);
  if (image) return <img src={image} alt="" className={cx(box, 'object-cover')} />;
  return (
    <span
      aria-hidden
      className={cx(box, 'inline-flex items-center justify-center bg-accent-quiet font-semibold text-accent')}
    >
      {initialsOf(name)}
    </span>
  );
}

/** "Mia Solberg" to "MS". */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => word?.[0]?.toUpperCase() ?? '').join('');
}

import type { ReactNode } from 'react';
import { type Tone, ToneIcon, toneQuiet } from './tone.tsx';

/** A state, as a word, an icon and a color: the color alone would tell some people nothing. */
export function Badge({ tone = 'neutral', icon, children }: { tone?: Tone; icon?: ReactNode; children: string }) {
  return (
    <span
      className={`inline-flex h-6 items-center gap-1 rounded-full px-2 text-xs font-medium whitespace-nowrap ${toneQuiet[tone]}`}
    >
      {icon ?? <ToneIcon tone={tone} />}
      {children}
    </span>
  );
}

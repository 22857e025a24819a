import { CircleAlert, CircleCheck, CircleDashed, Info, TriangleAlert } from 'lucide-react';

/** Meaning colors, used only for meaning. */
export type Tone = 'neutral' | 'info' | 'good' | 'warn' | 'danger';

export const toneText: Record<Tone, string> = {
  neutral: 'text-ink-muted',
  info: 'text-info',
  good: 'text-good',
  warn: 'text-warn',
  danger: 'text-danger',
};

export const toneQuiet: Record<Tone, string> = {
  neutral: 'bg-hover text-ink-muted',
  info: 'bg-info-quiet text-info',
  good: 'bg-good-quiet text-good',
  warn: 'bg-warn-quiet text-warn',
  danger: 'bg-danger-quiet text-danger',
};

const icons = {
  neutral: CircleDashed,
  info: Info,
  good: CircleCheck,
  warn: TriangleAlert,
  danger: CircleAlert,
} as const;

export function ToneIcon({ tone, size = 14 }: { tone: Tone; size?: number }) {
  const Icon = icons[tone];
  return <Icon aria-hidden size={size} className="shrink-0" />;
}

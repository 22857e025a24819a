import { TextField } from '../../ui/TextField.tsx';

/** Six digits. Spaces from a paste are dropped, and the sixth digit submits. */
export function CodeField({
  value,
  onChange,
  onComplete,
  problem,
}: {
  value: string;
  onChange: (code: string) => void;
  onComplete: (code: string) => void;
  problem?: string | undefined;
}) {
  return (
    <TextField
      label="Six-digit code"
      name="code"
      help="From the authenticator app on your phone."
      large
      autoFocus
      autoComplete="one-time-code"
      inputMode="numeric"
      inputClassName="text-lg tracking-[0.3em] tabular-nums"
      value={value}
      problem={problem}
      onChange={(text) => {
        const digits = text.replace(/\D/g, '').slice(0, 6);
        onChange(digits);
        if (digits.length === 6 && digits !== value) onComplete(digits);
      }}
    />
  );
}

import { LoaderCircle } from 'lucide-react';

/** Shown inside a button while its action runs; the button's own words say what is happening. */
export function Spinner() {
  return <LoaderCircle aria-hidden size={16} className="animate-spin" />;
}

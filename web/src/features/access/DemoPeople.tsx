import { ChevronRight, LoaderCircle } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { type Role, roleNames } from '../../api/roles.ts';
import type { DemoPerson } from './api.ts';

/** In a demo installation: everybody who works there, one press each. It does not come over the line elsewhere. */
export default function DemoPeople({
  people,
  busy,
  onPick,
}: {
  people: readonly DemoPerson[];
  busy: boolean;
  onPick: (person: DemoPerson) => void;
}) {
  const [picked, setPicked] = useState<string | null>(null);
  return (
    <section aria-labelledby="demo-people" className="animate-appear border-line lg:border-l lg:pl-16">
      <h2 id="demo-people" className="text-md font-semibold">
        Look around as
      </h2>
      <p className="mt-1 text-base text-ink-muted">
        This is a demo practice with invented people. Choose one to sign in, second factor included.
      </p>
      <ul className="mt-4 divide-y divide-line border-y border-line">
        {people.map((person) => (
          <li key={person.email}>
            <AriaButton
              isDisabled={busy}
              onPress={() => {
                setPicked(person.email);
                onPick(person);
              }}
              className="flex min-h-14 w-full items-center gap-3 rounded-control px-2 py-2 text-left -outline-offset-2 hover:bg-hover disabled:opacity-60"
            >
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{person.name}</span>
                <span className="block truncate text-sm text-ink-muted">
                  {roleNames[person.role as Role] ?? person.role}
                </span>
              </span>
              {busy && picked === person.email ? (
                <LoaderCircle aria-hidden size={18} className="animate-spin" />
              ) : (
                <ChevronRight aria-hidden size={18} className="text-ink-muted" />
              )}
            </AriaButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

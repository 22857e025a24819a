import type { CareRole, Client, ClientLine, ClientStatus } from '../../api/functions.gen.ts';
import { clientName as goesBy } from '../../lib/names.ts';
import type { Tone } from '../../ui/tone.tsx';

/*
 * What the server's vocabularies are called on the screen.
 */

export const statusNames: Record<ClientStatus, string> = {
  active: 'Active',
  on_hold: 'On hold',
  inactive: 'Inactive',
  discharged: 'Discharged',
  deceased: 'Deceased',
};

export const statusTones: Record<ClientStatus, Tone> = {
  active: 'good',
  on_hold: 'warn',
  inactive: 'neutral',
  discharged: 'neutral',
  deceased: 'neutral',
};

/** "on_hold" to "On hold", for words that need no names of their own. */
export function plainWord(word: string): string {
  const text = word.replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The choices of a form from the words of a vocabulary, in its order. */
export function choicesOf<V extends string>(
  words: readonly V[],
  names: Partial<Record<V, string>> = {},
): { value: V; label: string }[] {
  return words.map((value) => ({ value, label: names[value] ?? plainWord(value) }));
}

export const statusChoices = choicesOf(Object.keys(statusNames) as ClientStatus[], statusNames);

export const careRoles = choicesOf<CareRole>(['primary_therapist', 'psychiatrist', 'case_manager', 'covering']);

type Named = Pick<Client | ClientLine, 'first_name' | 'last_name' | 'chosen_name'>;

/** The name a client goes by. */
export const clientName: (client: Named) => string = goesBy;

/** The name on cards and claims, where it is another one. */
export function legalName(client: Named): string | null {
  return client.chosen_name && client.chosen_name !== client.first_name
    ? `${client.first_name} ${client.last_name}`
    : null;
}

/** What was left empty is left out. */
export function orNull(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}

export const pronounChoices = ['she/her', 'he/him', 'they/them'] as const;

export function chartPath(id: string, tab?: string): string {
  return tab ? `/clients/${id}/${tab}` : `/clients/${id}`;
}

/** "Spanish, English" as the two words it holds. */
export function listed(text: string): string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** What shows something else once two records became one, or two again. */
export const mergeRefreshes = [
  'get-client',
  'get-clients',
  'get-client-merges',
  'find-duplicate-clients',
  'get-client-timeline',
  'get-recent-clients',
  'get-favorite-clients',
] as const;

import type { AuditEvent } from '../../api/functions.gen.ts';
import { roleNames, roles } from '../../api/roles.ts';
import { actionWords, plainWords } from '../../lib/actions.ts';
import { moment } from '../../lib/dates.ts';
import { Badge } from '../../ui/Badge.tsx';
import type { Column } from '../../ui/table.ts';
import type { Tone } from '../../ui/tone.tsx';

export const outcomes = [
  { value: 'success', label: 'Done' },
  { value: 'refused', label: 'Refused' },
  { value: 'failed', label: 'Failed' },
] as const;

const tones: Record<AuditEvent['outcome'], Tone> = { success: 'good', refused: 'warn', failed: 'danger' };

export const periods = [
  { value: 'day', label: 'Last 24 hours' },
  { value: 'week', label: 'Last 7 days' },
  { value: 'month', label: 'Last 30 days' },
] as const;

const days = { day: 1, week: 7, month: 30 };

/** The instant at which a period begins. */
export function since(period: keyof typeof days, now: Date): string {
  return new Date(now.getTime() - days[period] * 86_400_000).toISOString();
}

export function OutcomeBadge({ outcome }: { outcome: AuditEvent['outcome'] }) {
  return <Badge tone={tones[outcome]}>{outcomes.find((choice) => choice.value === outcome)?.label ?? outcome}</Badge>;
}

export function roleWord(role: string | null): string {
  const known = roles.find((candidate) => candidate === role);
  return known ? roleNames[known] : (role ?? '');
}

export function actorName(event: AuditEvent): string {
  return event.actor_name ?? (event.actor_id ? 'Somebody of another practice' : 'The system');
}

/** Fields that a change touched, with their values before and after. */
export interface FieldChange {
  table: string;
  command: string;
  field: string;
  before: string;
  after: string;
}

export function fieldChanges(changes: unknown): FieldChange[] {
  if (!Array.isArray(changes)) return [];
  return changes.flatMap((change: unknown) => {
    if (typeof change !== 'object' || change === null) return [];
    const { table, command, before, after } = change as Record<string, unknown>;
    const old = asRecord(before);
    const now = asRecord(after);
    const fields = [...new Set([...Object.keys(old), ...Object.keys(now)])];
    return fields
      .filter((field) => JSON.stringify(old[field]) !== JSON.stringify(now[field]))
      .map((field) => ({
        table: String(table ?? ''),
        command: String(command ?? ''),
        field,
        before: asText(old[field]),
        after: asText(now[field]),
      }));
  });
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function asText(value: unknown): string {
  if (value === undefined || value === null) return '—';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export const auditColumns = (timeZone: string): Column<AuditEvent>[] => [
  {
    id: 'when',
    title: 'When',
    cell: (event) => <span className="tabular-nums">{moment(event.occurred_at, timeZone)}</span>,
  },
  {
    id: 'who',
    title: 'Who',
    fixed: true,
    cell: (event) => (
      <>
        <span className="font-medium">{actorName(event)}</span>
        <span className="ml-2 text-sm text-ink-muted">{roleWord(event.actor_role)}</span>
      </>
    ),
  },
  { id: 'what', title: 'What', cell: (event) => actionWords(event.action) },
  { id: 'about', title: 'About', cell: (event) => (event.resource ? plainWords(event.resource) : '—') },
  { id: 'outcome', title: 'Outcome', cell: (event) => <OutcomeBadge outcome={event.outcome} /> },
];
